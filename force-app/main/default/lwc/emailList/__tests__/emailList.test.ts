import { emailsIn, hasEmails } from 'c/emailList';

describe('the e-mail addresses of a list', () => {
    it('come one a line or separated by commas, semicolons and blanks', () => {
        expect(emailsIn(' a@x.edu\r\n\r\nb@x.edu, c@x.edu;d@x.edu\te@x.edu ').emails).toEqual([
            'a@x.edu',
            'b@x.edu',
            'c@x.edu',
            'd@x.edu',
            'e@x.edu'
        ]);
    });

    it('come with names', () => {
        expect(emailsIn('Avery Hart <a@x.edu>\n"Hart, Avery" <b@x.edu>').emails).toEqual(['a@x.edu', 'b@x.edu']);
    });

    it('come in a column of a CSV file, whatever the other columns', () => {
        expect(emailsIn('\uFEFFName,Email\r\n"Hart, Avery",a@x.edu\r\nBlake,\r\n"Moreno",B@x.edu\r\n')).toEqual({
            emails: ['a@x.edu', 'B@x.edu'],
            duplicates: 0
        });
        expect(emailsIn('e-mail\na@x.edu').emails).toEqual(['a@x.edu']);
    });

    it('count once, whatever their case', () => {
        expect(emailsIn('a@x.edu\nA@X.edu\nb@x.edu\na@x.edu')).toEqual({
            emails: ['a@x.edu', 'b@x.edu'],
            duplicates: 2
        });
    });

    it('are none in an empty list', () => {
        expect(emailsIn(' \n')).toEqual({ emails: [], duplicates: 0 });
    });

    it('are recognized in a file', () => {
        expect(hasEmails('Email\na@x.edu')).toBe(true);
        expect(hasEmails('a@x.edu\nb@x.edu')).toBe(true);
        expect(hasEmails('Name,Phone\nAvery,1')).toBe(false);
    });
});
