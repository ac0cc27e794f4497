trigger LicenseCampaignTrigger on Campaign(before update, before delete) {
    new LicenseCampaignTriggerHandler().run();
}
