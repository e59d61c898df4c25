/**
 * The app's words. A namespace, not an object, so that each chunk carries only the areas its pages speak of:
 * `m.common.back`. Every area is a file of `vi/`; English will have to satisfy its shape. Home carries every area of
 * `m` whole: what home does not say stands in `later.ts`, what only a reviewer is told in `desk.ts`.
 */
export * as m from './vi/index.ts';
