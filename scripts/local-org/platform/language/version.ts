import { defineClass } from '../define.ts';
import type { PlatformInstance } from '../../values/value.ts';
import { need } from './support.ts';

/** The version of a package: two parts, or three with the number of a patch. */
class VersionValue implements PlatformInstance {
    readonly apexType = 'System.Version';
    readonly parts: readonly [number, number, number | null];

    constructor(major: number, minor: number, patch: number | null = null) {
        this.parts = [major, minor, patch];
    }

    /** Two versions are equal when all that was given of them is: `System.requestVersion() == new Version(1, 0)`. */
    apexKey(): string {
        return `\0version${this.parts.join('.')}`;
    }
}

/** Of a version in two parts and one in three only major and minor number are compared. */
function compare(left: VersionValue, right: VersionValue): number {
    for (const [at, mine] of left.parts.entries()) {
        const other = right.parts[at]!;
        if (mine !== null && other !== null && mine !== other) {
            return mine < other ? -1 : 1;
        }
    }
    return 0;
}

export default defineClass({
    name: 'System.Version',
    constructors: {
        '(Integer major, Integer minor)': (major: number | null, minor: number | null) =>
            new VersionValue(need(major), need(minor)),
        '(Integer major, Integer minor, Integer patch)': (
            major: number | null,
            minor: number | null,
            patch: number | null
        ) => new VersionValue(need(major), need(minor), need(patch))
    },
    methods: {
        'Integer compareTo(System.Version version)': (self: VersionValue, other: VersionValue | null) =>
            compare(self, need(other)),
        'Integer major()': (self: VersionValue) => self.parts[0],
        'Integer minor()': (self: VersionValue) => self.parts[1],
        'Integer patch()': (self: VersionValue) => self.parts[2]
    }
});
