import { rowsOf } from '../../answers.ts';
import type { Check } from '../check.ts';

/** Editions with Apex and custom metadata types of one's own (Salesforce Help, "Apex Code: Available in"). */
const WITH_APEX = [
    'Developer Edition',
    'Enterprise Edition',
    'Performance Edition',
    'Unlimited Edition',
    'Einstein 1 Sales'
];

/** The components compile at the version they declare: an older org refuses them. */
export const apiVersion: Check = {
    name: 'API version',
    questions: () => ({}),
    judge: (_, { apiVersion: needed, orgVersion }) =>
        Number(orgVersion) >= Number(needed)
            ? { state: 'fine', found: `The org has ${orgVersion}; ${needed} is needed.` }
            : {
                  state: 'to do',
                  found: `The org has ${orgVersion}; ${needed} is needed.`,
                  how: 'Wait for the release of the org (status.salesforce.com), or deploy to a sandbox of the preview.'
              }
};

export const edition: Check = {
    name: 'Edition',
    questions: () => ({ organization: 'SELECT OrganizationType, IsSandbox FROM Organization' }),
    judge: ({ organization }) => {
        const [{ OrganizationType: type, IsSandbox: isSandbox } = {}] = rowsOf(organization);
        const found = `${String(type)}${isSandbox ? ', a sandbox' : ''}.`;
        return WITH_APEX.includes(String(type))
            ? { state: 'fine', found }
            : { state: 'to do', found, how: 'Apex needs Enterprise, Performance, Unlimited or Developer Edition.' };
    }
};
