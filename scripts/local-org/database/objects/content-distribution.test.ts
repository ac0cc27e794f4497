import { Blob_ } from '../../values/blob.ts';
import { openTestOrg, thrown, type TestOrg } from '../testing.ts';

let org: TestOrg;

beforeAll(() => {
    org = openTestOrg({});
});

afterAll(() => org.close());

test('a public link has its addresses when it is saved', () => {
    const [version] = org.insert('ContentVersion', { PathOnClient: 'a.txt', VersionData: Blob_.of('a') });
    const link = { Name: 'Link', ContentVersionId: version!.id, PreferencesAllowOriginalDownload: true };
    org.insert('ContentDistribution', link, { ...link, PreferencesPasswordRequired: true });
    const rows = org.store.all(
        'SELECT "DistributionPublicUrl" AS url, "ContentDownloadUrl" AS file, "PdfDownloadUrl" AS pdf, "Password" AS password FROM "ContentDistribution"'
    );
    expect(rows).toEqual([
        {
            url: expect.stringMatching(/^https:.*\/sfc\/p\//),
            file: expect.stringMatching(/^https:/),
            pdf: null,
            password: null
        },
        expect.objectContaining({ password: expect.stringMatching(/^\w{12}$/) })
    ]);
    expect(new Set(rows.map((one) => one['url'])).size).toBe(2);
});

test('a public link leads to a version of a file', () => {
    expect(thrown(() => org.insert('ContentDistribution', { Name: 'Link' }))).toContain('[ContentVersionId]');
});
