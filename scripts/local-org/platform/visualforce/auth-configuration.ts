import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';

/** How users log in at an address: of a site, of which there is none, or of the org itself. */
class ConfigurationValue {
    readonly apexType = 'Auth.AuthConfiguration';
    readonly startUrl: string | null;

    constructor(startUrl: string | null) {
        this.startUrl = startUrl;
    }
}

function configurationOf(networkId: string | null, startUrl: string | null): ConfigurationValue {
    if (networkId !== null) {
        throw new UnsupportedError(`Auth.AuthConfiguration of the site ${networkId}: the local org has no sites`);
    }
    return new ConfigurationValue(startUrl);
}

/**
 * Login configurations without a site: users have a name and a password, nobody registers (Apex Reference, AuthConfiguration Class, and
 * the tests of the login pages' controllers that Salesforce puts into each org with digital experiences).
 * @throws UnsupportedError for the id of a site, and in what depends on the org's settings
 */
export const authConfigurationClass = defineClass({
    name: 'Auth.AuthConfiguration',
    constructors: {
        '(Id networkId, String startUrl)': configurationOf,
        '(String communityOrCustomUrl, String startUrl)': (_url: string | null, startUrl: string | null) =>
            new ConfigurationValue(startUrl)
    },
    methods: {
        'Boolean getUsernamePasswordEnabled()': () => true,
        'Boolean getSelfRegistrationEnabled()': () => false,
        'String getSelfRegistrationUrl()': () => null,
        'Boolean isCommunityUsingSiteAsContainer()': () => false,
        'String getStartUrl()': (self: ConfigurationValue) => self.startUrl
    }
});
