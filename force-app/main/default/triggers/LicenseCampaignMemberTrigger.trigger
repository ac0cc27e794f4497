trigger LicenseCampaignMemberTrigger on CampaignMember(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete
) {
    new LicenseCampaignMemberTriggerHandler().run();
}
