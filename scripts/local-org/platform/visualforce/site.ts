import { defineClass, type Implementation } from '../define.ts';

/** What the methods about the current site or community answer outside of one: there is none. */
const none: Implementation = () => null;
const no: Implementation = () => false;

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Sites and communities. No request of the local org comes through one, as in an Apex test. */
export const siteClasses = [
    defineClass({
        name: 'System.Site',
        statics: {
            'Id getSiteId()': none,
            'Id getAdminId()': none,
            'String getAdminEmail()': none,
            'String getAnalyticsTrackingCode()': none,
            'String getBaseCustomUrl()': none,
            'String getBaseInsecureUrl()': none,
            'String getBaseRequestUrl()': none,
            'String getBaseSecureUrl()': none,
            'String getBaseUrl()': none,
            'String getCurrentSiteUrl()': none,
            'String getCustomWebAddress()': none,
            'String getDomain()': none,
            'String getErrorDescription()': none,
            'String getErrorMessage()': none,
            'String getExperienceId()': none,
            'String getMasterLabel()': none,
            'String getName()': none,
            'String getOriginalUrl()': none,
            'String getPathPrefix()': none,
            'String getPrefix()': none,
            'String getSiteType()': none,
            'String getSiteTypeLabel()': none,
            'System.PageReference getTemplate()': none,
            'Boolean isLoginEnabled()': no,
            'Boolean isPasswordExpired()': no,
            'Boolean isRegistrationEnabled()': no,
            'Boolean isValidUsername(String username)': (username: string | null) =>
                username !== null && EMAIL.test(username),
            // Nobody logs in, is registered or gets a password where there is no site.
            'System.PageReference login(String username, String password, String startUrl)': none,
            'Boolean forgotPassword(String username)': no,
            'System.PageReference changePassword(String newPassword, String verifyNewPassword)': none,
            'System.PageReference changePassword(String newPassword, String verifyNewPassword, String oldPassword)':
                none,
            'Id createPortalUser(SObject user, String accountId, String password)': none,
            'Id createPortalUser(SObject user, String accountId, String password, Boolean sendEmailConfirmation)': none,
            'Id createExternalUser(SObject user, String accountId, String password)': none,
            'Id createExternalUser(SObject user, String accountId, String password, Boolean sendEmailConfirmation)':
                none
        }
    }),
    defineClass({
        name: 'System.Network',
        statics: {
            'String getNetworkId()': none,
            'String getLoginUrl(String networkId)': none,
            'String getLogoutUrl(String networkId)': none,
            'String getSelfRegUrl(String networkId)': none,
            'System.PageReference communitiesLanding()': none,
            'System.PageReference forwardToAuthPage(String startUrl)': none,
            'System.PageReference forwardToAuthPage(String startUrl, String displayType)': none
        }
    })
];
