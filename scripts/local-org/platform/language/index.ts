import type { PlatformClass } from '../define.ts';
import assert from './assert.ts';
import blobAndId from './blob-id.ts';
import collections from './collections.ts';
import dates from './dates.ts';
import { domClasses } from './dom.ts';
import exceptions from './exception.ts';
import math from './math.ts';
import numbers from './numbers.ts';
import objects from './object.ts';
import patterns from './pattern.ts';
import string from './string.ts';
import system from './system.ts';
import type from './type.ts';
import version from './version.ts';
import { xmlReaderClasses } from './xml-reader.ts';
import { xmlStreamClasses } from './xml-stream.ts';

/** The classes of the language core. */
export const languageClasses: readonly PlatformClass[] = [
    assert,
    ...blobAndId,
    ...collections,
    ...dates,
    ...domClasses,
    ...exceptions,
    math,
    ...numbers,
    ...objects,
    ...patterns,
    string,
    ...system,
    type,
    version,
    ...xmlReaderClasses,
    ...xmlStreamClasses
];
