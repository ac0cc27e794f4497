import { createElement } from 'lwc';
import FileThumbnail from 'c/fileThumbnail';
import { find, licenseFile, settled, show } from '../../../../../../config/jest/licenses';

const mockNavigate = jest.fn();

jest.mock('lightning/navigation', () => {
    const Navigate = Symbol('Navigate');
    const NavigationMixin = (Base: new () => object) =>
        class extends Base {
            [Navigate](...parameters: unknown[]): void {
                mockNavigate(...parameters);
            }
        };
    return { NavigationMixin: Object.assign(NavigationMixin, { Navigate }) };
});

async function showThumbnail(file: Licenses.LicenseFile) {
    const element = show(() => createElement('c-file-thumbnail', { is: FileThumbnail }), { file });
    await settled();
    return element;
}

describe('c-file-thumbnail', () => {
    it('shows a picture', async () => {
        const element = await showThumbnail(licenseFile({ extension: 'PNG' }));

        expect(find<HTMLImageElement>(element, 'img').getAttribute('src')).toContain('/version/download/068');
        await expect(element).toBeAccessible();
    });

    it.each([
        ['pdf', 'doctype:pdf', 'ferpa.pdf'],
        ['txt', 'doctype:unknown', 'ferpa.txt'],
        [undefined, 'doctype:unknown', 'ferpa']
    ])('shows the name of a file with extension %s', async (extension, icon, name) => {
        const element = await showThumbnail(licenseFile({ extension }));

        expect(element.shadowRoot.querySelector('img')).toBeNull();
        expect(find<HTMLElement & { iconName: string }>(element, 'lightning-icon').iconName).toBe(icon);
        expect(find(element, 'a').textContent).toContain(name);
        await expect(element).toBeAccessible();
    });

    it('shows the name of a picture that cannot be shown', async () => {
        const element = await showThumbnail(licenseFile());
        find(element, 'img').dispatchEvent(new CustomEvent('error'));
        await settled();

        expect(find<HTMLElement & { iconName: string }>(element, 'lightning-icon').iconName).toBe('doctype:image');
    });

    it('opens the preview', async () => {
        const element = await showThumbnail(licenseFile());
        find(element, 'a').click();

        expect(mockNavigate).toHaveBeenCalledWith({
            type: 'standard__namedPage',
            attributes: { pageName: 'filePreview' },
            state: { selectedRecordId: '069000000000001AAA' }
        });
    });
});
