import { standardObject } from './define.ts';

export default standardObject(
    'Domain',
    { keyPrefix: '0I4', label: 'Domain', pluralLabel: 'Domain', setup: true, without: ['IsDeleted'] },
    `
    CnameTarget         Text(255)
    Domain              Text(765) name
    DomainType          Text(255)
    HttpsOption         Text(40)
    OptionsHstsPreload  Checkbox
`
);
