trigger CampaignTrigger on Campaign(before update, before delete) {
    new CampaignTriggerHandler().run();
}
