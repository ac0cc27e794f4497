import { ApexAddress } from '../../database/address.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { throwApex } from '../../values/exceptions.ts';
import type { Value } from '../../values/value.ts';
import { plainNumber } from '../../apex/runtime/numbers.ts';
import { defineClass, type Implementation, type PropertyImplementation } from '../define.ts';
import { need } from './support.ts';

/** A part of an address or location, whatever the case its name is kept in. */
function part(value: ApexAddress, name: string): Value {
    for (const [key, one] of value.parts) {
        if (key.toLowerCase() === name.toLowerCase()) {
            return one;
        }
    }
    return null;
}

function double(value: Value): Double | null {
    return value === null ? null : value instanceof Double ? value : Double.of(plainNumber(value));
}

const TEXTS = ['City', 'Country', 'CountryCode', 'GeocodeAccuracy', 'PostalCode', 'State', 'StateCode', 'Street'];
const NUMBERS = ['Latitude', 'Longitude'];

function getters(texts: readonly string[]): { methods: Record<string, Implementation>; properties: Record<string, PropertyImplementation> } {
    const methods: Record<string, Implementation> = {};
    const properties: Record<string, PropertyImplementation> = {};
    for (const name of texts) {
        methods[`String get${name}()`] = (self: ApexAddress) => part(self, name);
        properties[`String ${name}`] = { get: (self: ApexAddress) => part(self, name) };
    }
    for (const name of NUMBERS) {
        methods[`Double get${name}()`] = (self: ApexAddress) => double(part(self, name));
        properties[`Double ${name}`] = { get: (self: ApexAddress) => double(part(self, name)) };
    }
    return { methods, properties };
}

const RADIUS = { mi: 3958.76, km: 6371.01 };

/** Great-circle distance in miles or kilometres. */
function distance(a: ApexAddress, b: ApexAddress, unit: string): Double {
    const radius = RADIUS[need(unit).toLowerCase() as 'mi' | 'km'] ?? throwApex('System.InvalidParameterValueException', `Invalid unit: ${unit}`);
    const radians = (value: ApexAddress, name: string): number => (need(double(part(value, name))).value * Math.PI) / 180;
    const [lat1, lat2] = [radians(a, 'latitude'), radians(b, 'latitude')];
    const half = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((radians(b, 'longitude') - radians(a, 'longitude')) / 2) ** 2;
    return Double.of(2 * radius * Math.asin(Math.sqrt(half)));
}

function location(latitude: Decimal, longitude: Decimal): ApexAddress {
    return new ApexAddress('System.Location', new Map<string, Value>([['latitude', need(latitude)], ['longitude', need(longitude)]]));
}

const places = getters([]);
const addresses = getters(TEXTS);

export const addressClasses = [
    defineClass({
        name: 'System.Location',
        statics: {
            'System.Location newInstance(Decimal latitude, Decimal longitude)': location,
            'Double getDistance(System.Location first, System.Location second, String unit)': (a: ApexAddress, b: ApexAddress, unit: string) => distance(need(a), need(b), unit)
        },
        methods: {
            ...places.methods,
            'Double getDistance(System.Location other, String unit)': (self: ApexAddress, other: ApexAddress, unit: string) => distance(self, need(other), unit)
        },
        properties: places.properties
    }),
    defineClass({
        name: 'System.Address',
        methods: {
            ...addresses.methods,
            'Double getDistance(System.Location other, String unit)': (self: ApexAddress, other: ApexAddress, unit: string) => distance(self, need(other), unit)
        },
        properties: addresses.properties
    })
];
