import type { JsonNode } from './tokens.ts';

/** Classes of the platform that JSON can be deserialized to, by full name. Each family registers its own. */
export const platformReaders = new Map<
    string,
    (node: JsonNode, read: (node: JsonNode, typeName: string) => unknown) => unknown
>();
