import type { Check } from '../check.ts';

/** Links in e-mails, and single sign-on, use the address of the org. */
export const myDomain: Check = {
    name: 'My Domain',
    questions: () => ({}),
    judge: (_, { instanceUrl }) =>
        /\.my\.(?:pc-rnd\.)?salesforce(?:-setup)?\.(?:com|mil)\/?$/.test(instanceUrl)
            ? { state: 'fine', found: `${instanceUrl} is deployed.` }
            : {
                  state: 'to do',
                  found: `${instanceUrl} is not an address of My Domain.`,
                  how: 'Setup, My Domain: choose a name, deploy it, and log in there.'
              }
};
