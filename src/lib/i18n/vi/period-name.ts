export { dayText, periodName, periodShort, periodTitle } from '../../domain/period/period-name.ts';
