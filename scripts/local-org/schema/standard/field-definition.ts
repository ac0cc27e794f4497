import { standardObject } from './define.ts';

export default standardObject(
    'FieldDefinition',
    {
        keyPrefix: '',
        label: 'Field Definition',
        pluralLabel: 'Field Definitions',
        setup: true,
        readOnly: true,
        virtual: true,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
    },
    `
    QualifiedApiName    Text(70) name
    DeveloperName       Text(70)
    DurableId           Text(255)
    EntityDefinitionId  IdField to=EntityDefinition
    DataType            Text(80)
    BusinessStatus      Text(40)
    ComplianceGroup     Text(255)
    SecurityClassification  Text(40)
    Label               Text(80)
    MasterLabel         Text(80)
    NamespacePrefix     Text(15)
`
);
