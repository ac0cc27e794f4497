import { createElement } from 'lwc';
import ErrorPanel from 'c/errorPanel';
import { find, show } from '../../../../../../config/jest/licenses';

describe('c-error-panel', () => {
    it('announces heading and messages', async () => {
        const element = show(() => createElement('c-error-panel', { is: ErrorPanel }), {
            heading: 'Not saved',
            errors: { body: { message: 'Choose the campus.' } }
        });

        expect(find(element, '[role="alert"]').textContent).toBe('Not savedChoose the campus.');
        await expect(element).toBeAccessible();
    });

    it('has a heading of its own', () => {
        const element = show(() => createElement('c-error-panel', { is: ErrorPanel }), { errors: 'lost' });

        expect(find(element, 'p').textContent).toBe('c.Screen_Error_Heading');
    });
});
