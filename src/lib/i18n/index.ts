/**
 * The app's words. A namespace, not an object, so that each chunk carries only the areas its pages speak of:
 * `m.common.back`. Every area is a file of `vi/`; English will have to satisfy its shape.
 */
export * as m from './vi/index.ts';
