import { standardObject } from './define.ts';

export default standardObject(
    'StaticResource',
    { keyPrefix: '081', label: 'Static Resource', pluralLabel: 'Static Resource', setup: true, without: ['IsDeleted'] },
    `
    Name             Text(255) name required
    Body             Base64
    BodyLength       Integer
    CacheControl     Text(255)
    ContentType      Text(255)
    Description      LongText(32000)
    NamespacePrefix  Text(255)
`
);
