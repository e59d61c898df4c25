import form from '#term/report.json' with { type: 'json' };
import { ReportForm } from '../domain/report/form.ts';
import { parseFile, shipped } from './fault.ts';

/** The form of the review report of the term: loaded with the page that writes one. */
export const shippedReportForm: ReportForm = shipped('report.json', parseFile(ReportForm, form));
