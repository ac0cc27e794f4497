import { join, resolve } from 'node:path';
import { byClass, saidByLocalOrg, withSnippets, type Said } from '../../local-org/apex/fixtures/judged/snippets.ts';
import { checkApex } from '../apex-check.ts';

/** Compiles the snippets twice: with the front end of Salesforce, and with the local org's compiler. The product is beside them. */
export function compileTwice(root: string): { frontEnd: Said; localOrg: Said } {
    return withSnippets((folder) => {
        const folders = [folder, resolve(root, 'force-app')];
        return {
            frontEnd: byClass(checkApex(folders, root).findings),
            localOrg: saidByLocalOrg(folders, join(root, '.local-org', 'cache', 'apex'))
        };
    });
}
