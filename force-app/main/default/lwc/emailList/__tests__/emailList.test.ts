import { emailsOf, peopleIn } from 'c/emailList';

/** Who is in a list: addresses, and in brackets the row and the text of who has none. */
function read(text: string): string[] {
    const { people, openQuote } = peopleIn(text);
    return openQuote
        ? [`never closed: ${openQuote}`]
        : people.map(({ email, row, text: pasted }) => email ?? `(${row}: ${pasted})`);
}

const ANA = 'ana.ruiz@colorado.example';
const BO = 'bo.lund@colorado.example';
const CY = 'cy.tran@colorado.example';

describe('the people of a table', () => {
    it.each([
        ['a byte order mark and CRLF', `\uFEFFEmail,Name\r\n${ANA},Ana\r\n${BO},Bo\r\n`, [ANA, BO]],
        ['no-break spaces', `Name,Email\nAna,${ANA}\u00A0\nBo,\u00A0${BO}\u00A0\n`, [ANA, BO]],
        [
            'invisible characters of all kinds',
            `Name,E\u00ADmail\nAna,${ANA}\u200B\nBo,\u2060\u202Abo\uFE0F.lund\u180E@colorado.example\u202C\nCy,c\u0000y.tran@\u034Fcolorado.example`,
            [ANA, BO, CY]
        ],
        ['a line sep=;', `sep=;\nName;Email\nAna;${ANA}\nBo;${BO}\n`, [ANA, BO]],
        ['titles above the header', `Participants,,\n,,\nName,Email,\nAna,${ANA},\nBo,${BO},\n`, [ANA, BO]],
        ['mailto and names', `Name,Email\nAna,mailto:${ANA}\nBo,<${BO}>\nCy,Cy Tran <${CY}>\n`, [ANA, BO, CY]],
        ['two addresses in a cell', `Name,Email\nAna,${ANA}; ${BO}\nCy,${CY}\n`, [ANA, BO, CY]],
        ['a blank e-mail', `Name,Email\nAna,${ANA}\nBo,\nCy,${CY}\n`, [ANA, '(3: Bo)', CY]],
        ['a quote never closed', `Name,Email\nAna,${ANA}\n"Bo ""the"" Lund,${BO}\nCy,${CY}\n`, ['never closed: 3']],
        ['the header UCB Email', `Full Name,UCB Email,Employee ID\nAna,${ANA},1\nBo,${BO},2\n`, [ANA, BO]],
        ['the headers of a report', `"Contact: Email","Contact: Full Name"\n"${ANA}","Ana"\n"${BO}","Bo"`, [ANA, BO]],
        [
            'a quoted line break',
            `Name,Address,Email\n"Ana","1 Main St\nSuite 2",${ANA}\n"Bo","x, y",${BO}\n`,
            [ANA, BO]
        ],
        ['trailing commas', `Email,,,\n${ANA},,,\n${BO},,,\n,,,\n`, [ANA, BO]],
        ['a full-width @', 'Name,Email\nAna,ana.ruiz\uFF20colorado.example\n', [ANA]],
        ['typographic quotes', `\u201CName\u201D,\u201CEmail\u201D\n\u201CAna\u201D,\u201C${ANA}\u201D\n`, [ANA]],
        ['bars', `Name|Email\nAna|${ANA}\n`, [ANA]],
        ['an odd hyphen in the header', `Name,E\u2011mail\nAna,${ANA}\n`, [ANA]],
        ['CR alone', `Name,Email\rAna,${ANA}\rBo,${BO}\r`, [ANA, BO]],
        ['text formulas of Excel', `Name,Email\nAna,"=""${ANA}"""\n`, [ANA]],
        ['rows that are drawn', `| Name | Email |\n|---|---|\n| Ana | ${ANA} |\n`, [ANA]],
        ['blank rows and columns first', `\n\n,,\n,Name,Email\n,Ana,${ANA}\n,Bo,\n`, [ANA, '(6: Bo)']],
        [
            'the columns of a mail program',
            `First,E-mail 1 - Type,E-mail 1 - Value\nAna,Work,${ANA}\nBo,,\n`,
            [ANA, '(3: Bo)']
        ],
        ['a header in another language', `Nombre;Correo electr\u00F3nico\nAna;${ANA}\n`, [ANA]],
        ['no header', `Ana Ruiz\t${ANA}\nBo Lund\t${BO}\n`, [ANA, BO]],
        ['a row longer than the header', `Name,Email\nRuiz, Ana,${ANA}\nBo,${BO}\n`, [ANA, BO]]
    ])('are read with %s', (_what, text, people) => {
        expect(read(text)).toEqual(people);
    });

    it('have several e-mail columns: one person, found by any', () => {
        const text = `Name,Email,UCB Email,Supervisor Email,CC Email\nAna,ana@home.example,${ANA},boss@colorado.example,cc@colorado.example\nBo,,${BO},boss@colorado.example\n`;

        expect(read(text)).toEqual([`ana@home.example; ${ANA}`, BO]);
    });

    it('are never the supervisors, nor whoever else a row names', () => {
        expect(read(`Name,Email,Manager E-mail\nAna,${ANA},boss@x.edu\nBo,,boss@x.edu\n`)).toEqual([
            ANA,
            '(3: Bo, boss@x.edu)'
        ]);
    });

    it('are not taken from columns about e-mails', () => {
        expect(read(`Email Opt Out,Email,Email Bounced Date\n0,${ANA},\n1,${BO},1/1/2026\n`)).toEqual([ANA, BO]);
    });

    it('are told with the row where what stands in the column is no address', () => {
        expect(read(`Name,Email\nAna,ana.ruiz@\nBo,none yet\nCy,${CY}`)).toEqual([
            '(2: Ana, ana.ruiz@)',
            '(3: Bo, none yet)',
            CY
        ]);
    });

    it('are counted by the rows of a spreadsheet, blank ones and line breaks in cells included', () => {
        expect(read(`Name,Email\n"Ana\nRuiz",${ANA}\n\nBo,\n`)).toEqual([ANA, '(4: Bo)']);
    });

    it('are read on where the header comes again', () => {
        expect(read(`Name,Email\nAna,${ANA}\nName,Email\nBo,${BO}`)).toEqual([ANA, BO]);
    });

    it('have the address in another cell than the header says', () => {
        expect(read(`Email,Name\nAna,${ANA}\nBo,${BO}\n`)).toEqual([ANA, BO]);
    });
});

describe('the people of a text', () => {
    it.each([
        ['Last, First <a>; ...', `Ruiz, Ana <${ANA}>; Lund, Bo <${BO}>; Tran, Cy <${CY}>\n`, [ANA, BO, CY]],
        ['several names on a line', `Ana Ruiz <${ANA}>\nBo Lund <${BO}>; Cy Tran <${CY}>\n`, [ANA, BO, CY]],
        ['quoted names', `"Ruiz, Ana" <${ANA}>, "Lund, Bo" <${BO}>\n`, [ANA, BO]],
        ['commas, semicolons and lines', `${ANA}\n${BO};${CY}\n`, [ANA, BO, CY]],
        ['ideographic commas', `${ANA}\u3001${BO}\uFF0C${CY}\n`, [ANA, BO, CY]],
        ['blanks', ` ${ANA} ${BO}\t${CY} `, [ANA, BO, CY]],
        ['names in brackets', `${ANA} (Ana Ruiz), ${BO} (Bo Lund)`, [ANA, BO]],
        ['a list with bullets and numbers', `1. ${ANA}\n2) Bo Lund <${BO}>\n\u2022 ${CY}`, [ANA, BO, CY]],
        ['the head of a mail', `To: Ana Ruiz <${ANA}>\nCc: ${BO}`, [ANA, BO]],
        ['links', `mailto:${ANA}?subject=Hi, <mailto:${BO}>`, [ANA, BO]],
        ['the source of a page', `Ana Ruiz &lt;${ANA}&gt;, Bo Lund &lt;${BO}&gt;`, [ANA, BO]],
        ['brackets and quotes of programs', `["${ANA}", '${BO}'], [Cy](mailto:${CY})`, [ANA, BO, CY]],
        ['sentences', `Please add ${ANA}. Also ${BO}, and ${CY}.`, [ANA, BO, CY]],
        [
            'addresses in other scripts',
            'ana@b\u00FCcher.example, bo@xn--bcher-kva.example',
            ['ana@b\u00FCcher.example', 'bo@xn--bcher-kva.example']
        ],
        ['names after the addresses', `${ANA} Ana Ruiz ${BO} Bo Lund`, [ANA, BO]],
        ['names and opaque mailboxes', 'Ana Ruiz, xy12@x.edu, Bo Lund, zz34@x.edu', ['xy12@x.edu', 'zz34@x.edu']],
        ["O'Brien and accents", `pat.o\u2019brien@x.edu; jos\u00E9@x.edu`, ["pat.o'brien@x.edu", 'jos\u00E9@x.edu']]
    ])('are read with %s', (_what, text, people) => {
        expect(read(text)).toEqual(people);
    });

    it.each([
        ['a name alone', `${ANA}\nBo Lund\n${CY}`, [ANA, '(2: Bo Lund)', CY]],
        ['a name among addresses', `${ANA}; Bo Lund; ${CY}`, [ANA, '(1: Bo Lund)', CY]],
        ['a name before another person', `Bo Lund, Ana Ruiz <${ANA}>`, ['(1: Bo Lund)', ANA]],
        ['a name that is not that of the address', `Bo Lund, ${CY}`, ['(1: Bo Lund)', CY]],
        ['an address without its end', `ana.ruiz@ ; ${BO}`, ['(1: ana.ruiz@)', BO]],
        [
            'an address with a blank in it',
            `ana.ruiz @ colorado.example\n${BO}`,
            ['(1: ana.ruiz @ colorado.example)', BO]
        ],
        ['an address in words', `ana.ruiz at colorado.example; ${BO}`, ['(1: ana.ruiz at colorado.example)', BO]],
        ['an address of a directory', `/o=CU/cn=aruiz; SMTP:${BO}`, ['(1: /o=CU/cn=aruiz)', BO]],
        ['a quoted mailbox', `"ana ruiz"@colorado.example; ${BO}`, ['(1: "ana ruiz"@colorado.example)', BO]],
        ['an employee number', `104233\n${BO}`, ['(1: 104233)', BO]]
    ])('are not lost: %s', (_what, text, people) => {
        expect(read(text)).toEqual(people);
    });

    it('count once, whatever their case', () => {
        const list = peopleIn('a@x.edu\nA@X.edu\nb@x.edu\na@x.edu');

        expect(emailsOf(list)).toEqual(['a@x.edu', 'b@x.edu']);
        expect(list.duplicates).toBe(2);
    });

    it('are none in an empty list', () => {
        expect(peopleIn(' \n')).toEqual({ people: [], duplicates: 0 });
    });
});

/** As programs export contacts, participants and orders; the headers are theirs, the people are not. */
describe('the people of an export', () => {
    it.each([
        [
            "Google's contacts, several addresses in a value",
            `Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value\nAna Ruiz,Ana,Ruiz,* myContacts ::: Work,* Work,${ANA} ::: aruiz77@home.example,+1 303 555 0100 ::: +1 303 555 0101\nBo Lund,Bo,Lund,* myContacts,Work,${BO},\n`,
            [`${ANA}; aruiz77@home.example`, BO]
        ],
        [
            "Google's contacts with labels, two values and a value of several",
            `First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value\nAna,Ruiz,* myContacts,* Work,${ANA} ::: ana@lab.example,Home,ana@home.example\nBo,Lund,* myContacts,,,,\n`,
            [`${ANA}; ana@lab.example; ana@home.example`, '(3: Bo, Lund, * myContacts)']
        ],
        [
            'Outlook, with the address in the display name',
            `First Name,Last Name,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address\n"Ana","Ruiz","${ANA}","SMTP","Ana Ruiz (${ANA})","ana@home.example"\n"Bo","Lund","/o=CU/ou=X/cn=blund","EX","Lund, Bo",""\n`,
            [`${ANA}; ana@home.example`, '(3: Bo, Lund, /o=CU/ou=X/cn=blund, EX, Lund, Bo)']
        ],
        [
            'Thunderbird, primary and secondary',
            `First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name\nAna,Ruiz,Ana Ruiz,,${ANA},ana@home.example,\nBo,Lund,Bo Lund,,,bo@home.example,\n`,
            [`${ANA}; ana@home.example`, 'bo@home.example']
        ],
        [
            'a ticket shop, where somebody else has paid',
            `Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Buyer Email\n1001,11/1/26,Ana,Ruiz,${ANA},1,General,boss@colorado.example\n1001,11/1/26,Bo,Lund,${BO},1,General,boss@colorado.example\n`,
            [ANA, BO]
        ],
        [
            'a meeting, whose summary names the host first',
            `Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n91 234,Discovery,11/02/2026 09:00,11/02/2026 10:00,host@colorado.example,60,2\n,\nName (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\nAna Ruiz,${ANA},11/02/2026 09:01,11/02/2026 10:00,59,No\nBo Lund,,11/02/2026 09:02,11/02/2026 10:00,58,Yes\n`,
            ['host@colorado.example', ANA, '(6: Bo Lund, 11/02/2026 09:02, 11/02/2026 10:00, 58, Yes)']
        ],
        [
            'an attendance report in sections',
            `1. Summary\nMeeting title\tDiscovery\nAttended participants\t2\n\n2. Participants\nName\tFirst Join\tLast Leave\tEmail\tParticipant ID (UPN)\tRole\nAna Ruiz\t11/2/26\t11/2/26\t${ANA}\t${ANA}\tAttendee\nBo Lund\t11/2/26\t11/2/26\t\t\tAttendee\n`,
            [ANA, '(8: Bo Lund, 11/2/26, 11/2/26, Attendee)']
        ],
        [
            'a survey with three rows of headers',
            `StartDate,RecipientLastName,RecipientEmail\nStart Date,Recipient Last Name,Recipient Email\n"{""ImportId"":""startDate""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientEmail""}"\n2026-11-01,Ruiz,${ANA}\n2026-11-01,Lund,\n`,
            [ANA, '(5: 2026-11-01, Lund)']
        ],
        [
            'line breaks in a cell, addresses of one person and of two',
            `Full Name,Email Addresses\nAna Ruiz,"${ANA}\nana_ruiz@home.example"\nOffice,"${BO}\n${CY}"\n`,
            [`${ANA}; ana_ruiz@home.example`, BO, CY]
        ]
    ])('are read from %s', (_what, text, people) => {
        expect(read(text)).toEqual(people);
    });

    it('are found among the lines of a directory, and what else it says is told', () => {
        expect(read(`dn: uid=aruiz\ncn: Ana Ruiz\nmail: ${ANA}\n\ndn: uid=blund\ncn: Bo Lund\n`)).toEqual([
            '(1: dn: uid=aruiz)',
            '(2: cn: Ana Ruiz)',
            ANA,
            '(5: dn: uid=blund)',
            '(6: cn: Bo Lund)'
        ]);
    });

    it('stay several where a cell names several, of one family too', () => {
        expect(read('Full Name,Email\nAna and Bo Ruiz,ana.ruiz@x.edu; bo.ruiz@x.edu\n')).toEqual([
            'ana.ruiz@x.edu',
            'bo.ruiz@x.edu'
        ]);
    });

    it('are one where a line without a header joins their addresses', () => {
        expect(read(`Ana Ruiz <${ANA} ::: aruiz77@home.example>, ${BO}`)).toEqual([`${ANA}; aruiz77@home.example`, BO]);
    });
});
