import { judgeNow } from 'c/validity';

describe('c/validity', () => {
    it('judges the input that changed', () => {
        const reportValidity = jest.fn();
        judgeNow({ target: { reportValidity } } as unknown as Event);

        expect(reportValidity).toHaveBeenCalledTimes(1);
    });
});
