import { createElement } from 'lwc';
import MovedPeople from 'c/movedPeople';
import loadMoved from '@salesforce/apex/MovedPeopleController.open';
import { find, settled, show } from '../../../../../../config/jest/licenses';

jest.mock('@salesforce/apex/MovedPeopleController.open', () => ({ default: jest.fn() }), { virtual: true });

const moved = loadMoved as jest.Mock;
const person = (more: Partial<Licenses.MovedPerson>): Licenses.MovedPerson => ({
    licenseId: 'a01000000000001AAA',
    licenseNumber: 'L-000001',
    personName: 'Pat Lee',
    campus: 'CU Boulder',
    ...more
});

async function showPeople() {
    const element = show(() => createElement('c-moved-people', { is: MovedPeople }), {});
    await settled();
    await settled();
    return element;
}

describe('c-moved-people', () => {
    it('says where the license is and where the person works now, or that it is nowhere', async () => {
        moved.mockResolvedValue([
            person({ worksAt: 'CU Denver, System Administration' }),
            person({ licenseId: 'a01000000000002AAA' })
        ]);
        const element = await showPeople();
        const texts = [...element.shadowRoot.querySelectorAll('tr[data-license]')].map((row) =>
            [...row.querySelectorAll('td')].map((cell) => cell.textContent)
        );
        expect(texts).toEqual([
            ['CU Boulder', 'CU Denver, System Administration'],
            ['CU Boulder', 'c.Moved_Nowhere']
        ]);
        expect(find<HTMLElement & { label: string }>(element, 'c-record-link').label).toBe('Pat Lee · L-000001');
        await expect(element).toBeAccessible();
    });

    it('is not there when everybody works where the license is', async () => {
        moved.mockResolvedValue([]);
        const element = await showPeople();
        expect(element.shadowRoot.querySelector('section')).toBeNull();
    });

    it('says when they could not be read', async () => {
        moved.mockRejectedValue({ body: { message: 'no' } });
        const element = await showPeople();
        expect(find(element, '[data-not-loaded]')).not.toBeNull();
    });
});
