import { standardObject } from './define.ts';

export default standardObject(
    'RecordType',
    { keyPrefix: '012', label: 'Record Type', pluralLabel: 'Record Types', setup: true, without: ['IsDeleted'] },
    `
    Name             Text(80) required name
    Description      LongText(32000)
    DeveloperName    Text(80) required
    IsActive         Checkbox
    IsPersonType     Checkbox
    NamespacePrefix  Text(255)
    SobjectType      Picklist open required
    BusinessProcessId        Lookup(BusinessProcess) rel=BusinessProcess
`
);
