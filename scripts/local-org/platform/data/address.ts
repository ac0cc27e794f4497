import { ApexAddress } from '../../database/address.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import type { Value } from '../../values/value.ts';
import { defineClass, type JsonReader } from '../define.ts';
import type { JsonNode } from '../json/tokens.ts';

function part(name: string): (self: ApexAddress) => unknown {
    return (self) => self.get(name);
}

function double(name: string): (self: ApexAddress) => unknown {
    return (self) => {
        const value = self.get(name);
        return value instanceof Decimal ? Double.of(value.toNumber()) : null;
    };
}

function radians(value: unknown): number {
    return ((value instanceof Decimal ? value.toNumber() : Number((value as Double).value)) * Math.PI) / 180;
}

/** Great-circle distance in miles or kilometres. */
function distance(first: ApexAddress, second: ApexAddress, unit: string): Double {
    const [a, b] = [radians(first.get('latitude')), radians(second.get('latitude'))];
    const turn = radians(second.get('longitude')) - radians(first.get('longitude'));
    const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
    return Double.of(
        Math.acos(Math.min(1, Math.max(-1, cosine))) * (unit.toLowerCase() === 'mi' ? 3958.761 : 6371.009)
    );
}

/** The parts as a record's JSON has them, under names in lower camel case. */
const addressFromJson: JsonReader = (node, read) => {
    const given = node instanceof Map ? node : new Map<string, JsonNode>();
    const texts = parts.map((name): [string, Value] => [
        camel(name),
        read(given.get(camel(name)) ?? null, 'String') as Value
    ]);
    const numbers = ['latitude', 'longitude'].map((name): [string, Value] => [
        name,
        read(given.get(name) ?? null, 'Decimal') as Value
    ]);
    return new ApexAddress('System.Address', new Map([...texts, ...numbers]));
};

const parts = ['City', 'Country', 'CountryCode', 'GeocodeAccuracy', 'PostalCode', 'State', 'StateCode', 'Street'];

function camel(name: string): string {
    return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The values of compound fields; read-only. */
export const addressClasses = [
    defineClass({
        name: 'System.Address',
        fromJson: addressFromJson,
        constructors: { '()': () => new ApexAddress('System.Address', new Map()) },
        methods: {
            ...Object.fromEntries(parts.map((name) => [`String get${name}()`, part(camel(name))])),
            'Double getLatitude()': double('latitude'),
            'Double getLongitude()': double('longitude')
        },
        properties: {
            ...Object.fromEntries(parts.map((name) => [`String ${name}`, { get: part(camel(name)) }])),
            'Double Latitude': { get: double('latitude') },
            'Double Longitude': { get: double('longitude') }
        }
    }),
    defineClass({
        name: 'System.Location',
        statics: {
            'Location newInstance(Decimal latitude, Decimal longitude)': (latitude: Decimal, longitude: Decimal) =>
                new ApexAddress(
                    'System.Location',
                    new Map([
                        ['latitude', latitude],
                        ['longitude', longitude]
                    ])
                ),
            'Double getDistance(Location first, Location second, String unit)': distance
        },
        methods: {
            'Double getLatitude()': double('latitude'),
            'Double getLongitude()': double('longitude'),
            'Double getDistance(Location other, String unit)': distance
        },
        properties: { 'Double Latitude': { get: double('latitude') }, 'Double Longitude': { get: double('longitude') } }
    })
];
