import { apexFailures, refusal } from './apex-tests.ts';

// What ten public projects drawn by lot asked for, each from the documentation named.
test('an org has a mode, notifications a sender, single sign-on a handler', () => {
    expect(
        apexFailures(
            {
                // Apex Reference Guide, System.getApplicationReadWriteMode.
                mode: `
    Assert.areEqual(ApplicationReadWriteMode.DEFAULT, System.getApplicationReadWriteMode());
    Assert.areNotEqual(ApplicationReadWriteMode.READ_ONLY, System.getApplicationReadWriteMode());`,
                // Apex Reference Guide, Messaging.CustomNotification.
                sender: `
    Messaging.CustomNotification made = new Messaging.CustomNotification();
    made.setSenderId(UserInfo.getUserId());`,
                // Apex Reference Guide, System.Network: known, and refused where it is called.
                external: `
    Boolean isAsked = Network.getNetworkId() != null;
    if (isAsked) { String id = Network.createExternalUserAsync(new User(), new Contact(), new Account()); }`,
                // Apex Reference Guide, Auth.RegistrationHandler: an interface.
                handler: `
    Auth.RegistrationHandler made = new Handler();
    Auth.UserData data = new Auth.UserData(null, 'A', 'B', 'A B', 'a@b.invalid', null, 'ab', null, null, null, new Map<String, String>());
    Assert.areEqual('B', ((User) made.createUser(null, data)).LastName);`
            },
            {},
            `class Handler implements Auth.RegistrationHandler {
                public User createUser(Id portalId, Auth.UserData data) { return new User(LastName = data.lastName); }
                public void updateUser(Id userId, Id portalId, Auth.UserData data) {}
            }`
        )
    ).toEqual({});
});

test('a statement of the database is not over within a millisecond', () => {
    expect(
        apexFailures({
            dml: `
    List<String> times = new List<String>();
    for (Integer i = 0; i < 20; i++) { times.add(Datetime.now().format('HH:mm:ss.SSS')); insert new Account(Name = 'A'); }
    Assert.areEqual(20, new Set<String>(times).size());`,
            queries: `
    Long before = System.currentTimeMillis();
    for (Integer i = 0; i < 50; i++) { List<Account> found = [SELECT Id FROM Account]; }
    Assert.isTrue(System.currentTimeMillis() >= before + 50);
    insert new Account(Name = 'A');
    Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE CreatedDate <= :Datetime.now()]);`
        })
    ).toEqual({});
});

test('a date and time in JSON may be a year', () => {
    expect(
        apexFailures({
            years: `
    Assert.areEqual(Datetime.newInstanceGmt(2021, 1, 1), (Datetime) JSON.deserialize('2021', Datetime.class));
    Assert.areEqual(2021, ((Datetime) JSON.deserialize('2021-09-20T19:03:00Z', Datetime.class)).yearGmt());`,
            others: refusal('JSON.deserialize(\'"soon"\', Datetime.class)', 'Invalid date/time: soon', 'JSONException')
        })
    ).toEqual({});
});

// Apex Reference Guide, Cache.Org: a key that is not the default partition's is qualified, `namespace.partition.key`.
test('a key of the cache may name its partition', () => {
    expect(
        apexFailures({
            qualified: `
    Cache.Org.put('local.Prices.first', 'one', 300);
    Assert.areEqual('one', Cache.Org.get('local.Prices.first'));
    Assert.areEqual('one', Cache.Org.getPartition('local.Prices').get('first'));
    Assert.isTrue(Cache.Org.contains('local.Prices.first'));
    Assert.isNull(Cache.Org.get('first'));
    Assert.isTrue(Cache.Org.remove('local.Prices.first'));
    Assert.isNull(Cache.Org.get('local.Prices.first'));`,
            refused: `
    try { Cache.Org.get('a.b'); Assert.fail(); } catch (Cache.InvalidParamException e) { Assert.isTrue(e.getMessage().contains('a.b')); }`
        })
    ).toEqual({});
});
