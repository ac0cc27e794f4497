trigger AccountTrigger on Account(before update, after update) {
    if (Trigger.isBefore) {
        for (Account account : Trigger.new) {
            account.Description = 'Employees: ' + account.NumberOfEmployees;
        }
    }
}
