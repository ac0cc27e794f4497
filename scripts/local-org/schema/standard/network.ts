import { standardObject } from './define.ts';

export default standardObject(
    'Network',
    { keyPrefix: '0DB', label: 'Network', pluralLabel: 'Network', setup: true, without: ['IsDeleted'] },
    `
    Name                                                 Text(255) name required
    AllowedExtensions                                    Text(255)
    CaseCommentEmailTemplateId                           Lookup(EmailTemplate) rel=CaseCommentEmailTemplate
    ChgEmailVerNewEmailTemplateId                        Lookup(EmailTemplate) rel=ChgEmailVerNewEmailTemplate
    ChgEmailVerOldEmailTemplateId                        Lookup(EmailTemplate) rel=ChgEmailVerOldEmailTemplate
    Description                                          LongText(32000)
    DeviceActEmailTemplateId                             Lookup(EmailTemplate) rel=DeviceActEmailTemplate
    EmailFooterText                                      Text(255)
    EmailSenderAddress                                   Text(255)
    EmailSenderName                                      Text(255)
    FirstActivationDate                                  Date
    LockoutEmailTemplateId                               Lookup(EmailTemplate) rel=LockoutEmailTemplate
    MaxFileSizeKb                                        Integer
    NewSenderAddress                                     Text(255)
    OptionsActionOverrideEnabled                         Checkbox
    OptionsAllowInternalUserLogin                        Checkbox
    OptionsAllowMembersToFlag                            Checkbox
    OptionsApexCDNCachingEnabled                         Checkbox
    OptionsCWBannerState                                 Checkbox
    OptionsDirectMessagesEnabled                         Checkbox
    OptionsDisableWorkspaceInfo                          Checkbox
    OptionsEinsteinAnswersEnabled                        Checkbox
    OptionsEinsteinAnswersKAEnabled                      Checkbox
    OptionsEinsteinAnswersQAEnabled                      Checkbox
    OptionsEinsteinAnswersSnippetEnabled                 Checkbox
    OptionsEnableTalkingAboutStats                       Checkbox
    OptionsEnableTopicAssignmentRules                    Checkbox
    OptionsExperienceBundleBasedSnaOverrideEnabled       Checkbox
    OptionsGatherCustomerSentimentData                   Checkbox
    OptionsGuestChatterEnabled                           Checkbox
    OptionsGuestFileAccessEnabled                        Checkbox
    OptionsGuestMemberVisibility                         Checkbox
    OptionsImageOptimizationCDNEnabled                   Checkbox
    OptionsInvitationsEnabled                            Checkbox
    OptionsKnowledgeableEnabled                          Checkbox
    OptionsMemberVisibility                              Checkbox
    OptionsMobileImageOptimizationEnabled                Checkbox
    OptionsNetworkSentimentAnalysis                      Checkbox
    OptionsNicknameDisplayEnabled                        Checkbox
    OptionsPrivateMessagesEnabled                        Checkbox
    OptionsProfileBasedLayoutsForKnowledgeSearchEnabled  Checkbox
    OptionsRecognitionBadgingEnabled                     Checkbox
    OptionsReputationEnabled                             Checkbox
    OptionsReputationRecordConversationsDisabled         Checkbox
    OptionsSelfRegistrationEnabled                       Checkbox
    OptionsSendWelcomeEmail                              Checkbox
    OptionsShowAllNetworkSettings                        Checkbox
    OptionsSiteAsContainerEnabled                        Checkbox
    OptionsThreadedDiscussionsEnabled                    Checkbox
    OptionsTopicFilteringForKnowledgeSearchEnabled       Checkbox
    OptionsTopicSuggestionsEnabled                       Checkbox
    OptionsUpDownVoteEnabled                             Checkbox
    SelfRegMicroBatchSubErrorEmailTemplateId             Lookup(EmailTemplate) rel=SelfRegMicroBatchSubErrorEmailTemplate
    SelfRegProfileId                                     Lookup(Profile) rel=SelfRegProfile
    Status                                               Text(255)
    UrlPathPrefix                                        Text(255)
    VerificationEmailTemplateId                          Lookup(EmailTemplate) rel=VerificationEmailTemplate
    ChangePasswordEmailTemplateId Lookup(EmailTemplate) rel=ChangePasswordEmailTemplate
    EmailFooterLogoId        Lookup(Document) rel=EmailFooterLogo
    ForgotPasswordEmailTemplateId Lookup(EmailTemplate) rel=ForgotPasswordEmailTemplate
    WelcomeEmailTemplateId   Lookup(EmailTemplate) rel=WelcomeEmailTemplate
`
);
