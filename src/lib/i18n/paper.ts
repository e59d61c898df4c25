/** The words of the pages that write reports and other papers: `words.title`. Nobody else loads them. */
export { report as words } from './vi/report.ts';
