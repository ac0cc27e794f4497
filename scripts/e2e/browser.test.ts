import { browsersFor, openBrowser } from './browser.ts';

describe('the browser of the tests', () => {
    test.each([
        ['linux x64', [null]],
        ['linux arm64', ['chrome', 'msedge']],
        ['darwin arm64', ['chrome', 'msedge']],
        ['win32 x64', ['chrome', 'msedge']]
    ])('on %s', (platform, browsers) => {
        expect(browsersFor(platform)).toEqual(browsers);
    });

    test('that is missing is named, with what to do', async () => {
        await expect(openBrowser(['msedge-canary'])).rejects.toThrow(
            /^No browser could be started\. Install Chrome or Edge\. msedge-canary: .*not (found|supported)/
        );
    });
});
