import type { CountedTerm } from '../terms/target-rules.ts';
import type { AuditCopy } from './audit/audit.ts';
import type { SignInLimits } from './auth/sign-in-limits.ts';
import type { Settings } from './config.ts';
import type { Couch } from './couch/couch.ts';
import type { Logger } from './log.ts';

/** What a server is made of: the store, the term, and what only tests set. */
export type ApplicationSettings = {
	couch: Couch;
	/** Where that store is: threads open it for themselves. `couchdb` null: the embedded one, in `dataDir`. */
	couchdb: Settings['couchdb'];
	dataDir: string;
	/** The first one is where people open the app; a demo is opened under other names of the machine too. */
	origins: readonly [string, ...string[]];
	version: string;
	/** Which build of the app phones get from here; null: not known. */
	build?: string | null;
	/** The term whose records are counted. */
	term: CountedTerm;
	log: Logger;
	/** Whoever carries it may read `/metrics` from elsewhere than this machine. */
	metricsToken?: string | null;
	/** Gets each line of the audit too, for another machine; absent: no copy is kept. */
	auditCopy?: AuditCopy | undefined;
	clock?: () => number;
	sweepMs?: number;
	/** How long a phone has to bring the photos of a moved record along itself; for tests. */
	followMs?: number;
	signInLimits?: SignInLimits;
	/** Is called once when a restore put another store in the place of this one: whoever serves must begin anew. */
	onOtherStore?: () => void;
};
