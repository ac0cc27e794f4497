import { defineClass, type PropertyImplementation } from '../define.ts';

/** The parameters of the constructor, in their order (Apex Reference, Auth.UserData, Constructors); each sets its property. */
const PARAMETERS = [
    'String identifier',
    'String firstName',
    'String lastName',
    'String fullName',
    'String email',
    'String link',
    'String username',
    'String locale',
    'String provider',
    'String siteLoginUrl',
    'Map<String,String> attributeMap'
];
const MORE = ['String idToken', 'String idTokenJSONString', 'String userInfoJSONString'];

const nameOf = (declared: string): string => declared.slice(declared.lastIndexOf(' ') + 1);

class UserDataValue {
    readonly apexType = 'Auth.UserData';
    readonly values = new Map<string, unknown>();

    constructor(values: readonly unknown[]) {
        PARAMETERS.forEach((declared, index) => this.values.set(nameOf(declared), values[index] ?? null));
    }
}

/** What an authentication provider says of a user: what a registration handler is given. */
export default defineClass({
    name: 'Auth.UserData',
    constructors: { [`(${PARAMETERS.join(', ')})`]: (...values: unknown[]) => new UserDataValue(values) },
    properties: Object.fromEntries(
        [...PARAMETERS, ...MORE].map((declared): [string, PropertyImplementation] => [
            declared,
            {
                get: (self: UserDataValue) => self.values.get(nameOf(declared)) ?? null,
                set: (self: UserDataValue, value: unknown) => void self.values.set(nameOf(declared), value)
            }
        ])
    )
});
