export { loadSchema } from './load.ts';
export type * from './model.ts';
export { makeId, numberOfId, to18 } from './id.ts';
export { MetadataError } from './xml.ts';
