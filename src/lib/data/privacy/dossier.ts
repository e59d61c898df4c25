import { DossierFacts } from '../../domain/privacy/dossier.ts';
import { askPrivacy } from './asking.ts';

/** What the server counts for the impact-assessment dossier. */
export const askDossier = () => askPrivacy('dossier', DossierFacts);
