import { openTestOrg, type TestOrg } from '../testing.ts';

let org: TestOrg;

beforeAll(() => {
    org = openTestOrg({});
});

afterAll(() => org.close());

const used = (): number => Number(org.store.get('SELECT "UsedLicenses" AS used FROM "UserLicense"')!['used']);

test('a user license counts its active users', () => {
    const before = used();
    expect(before).toBeGreaterThan(0);
    const id = org.user('seat');
    expect(used()).toBe(before + 1);
    org.run('update', [org.record('User', { Id: id, IsActive: false })]);
    expect(used()).toBe(before);
    org.run('update', [org.record('User', { Id: id, LastName: 'Still inactive' })]);
    expect(used()).toBe(before);
    org.run('update', [org.record('User', { Id: id, IsActive: true })]);
    expect(used()).toBe(before + 1);
});
