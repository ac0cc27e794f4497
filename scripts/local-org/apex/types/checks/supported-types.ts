import { isPrimitive, loaded, type ApexType, type TypeDecl } from '../types.ts';
import { hasAnnotation, hasWord, modsOf } from './declared.ts';

/** Which types the values that cross a border may have: one rule for each border. */
export type Supports = (type: ApexType) => boolean;

const isCollection = (type: ApexType, ...names: string[]): boolean => names.includes(type.decl.name);
const isRecord = (type: ApexType): boolean =>
    type.decl.kind === 'sobject' || type.name === 'SObject' || /^(?:System|Schema)\.AggregateResult$/.test(type.name);
const isUser = (type: ApexType): boolean => type.decl.origin === 'user';
const isVoid = (type: ApexType): boolean => type.decl.kind === 'void';

/** A @Future method takes primitives, and collections of primitives. */
export const futureType: Supports = (type) =>
    isPrimitive(type) || (isCollection(type, 'List', 'Set', 'Map') && type.args.every(isPrimitive));

/** Values of components: no Set, and of the platform's classes those of Connect alone. */
export const auraType: Supports = (type) =>
    isVoid(type) ||
    isPrimitive(type) ||
    isRecord(type) ||
    isUser(type) ||
    type.name === 'Object' ||
    type.decl.name.startsWith('ConnectApi.') ||
    // "Apex pagination cursors" are made to go to components and back.
    type.name === 'Database.PaginationCursor' ||
    (type.args.length > 0 && !isCollection(type, 'Set') && type.args.every(auraType));

/**
 * Fields of components: packages that orgs install hold the context of a batch in one, and values of the platform's enums, which
 * Salesforce's offline front end refuses.
 */
export const auraFieldType: Supports = (type) =>
    auraType(type) || type.name === 'Database.BatchableContext' || type.decl.kind === 'enum';

const hasInvocableVariable = (decl: TypeDecl): boolean =>
    [...loaded(decl).properties.values()].some((one) => one.annotations.includes('invocablevariable'));

const isPlain = (type: ApexType): boolean => isPrimitive(type) || isRecord(type);
const invocableItem = (type: ApexType): boolean => isPlain(type) || (isUser(type) && hasInvocableVariable(type.decl));

/** Actions work in bulk: a List of values, records, or classes with invocable variables; or a List of such Lists. */
export const invocableType: Supports = (type) =>
    isCollection(type, 'List') &&
    (invocableItem(type.args[0]!) || (isCollection(type.args[0]!, 'List') && invocableItem(type.args[0]!.args[0]!)));

export const invocableVariableType: Supports = (type) => {
    const element = isCollection(type, 'List') ? type.args[0]! : type;
    const inner = isCollection(type, 'List') && isCollection(element, 'List') ? element.args[0]! : element;
    return isPlain(inner) || isUser(inner);
};

/** What a REST method reads and gives: no Blob, no Set, no Object, Maps with text as key. */
export const restType: Supports = (type) =>
    isCollection(type, 'List')
        ? restType(type.args[0]!)
        : isCollection(type, 'Map')
          ? type.args[0]!.name === 'String' && restType(type.args[1]!)
          : !isCollection(type, 'Set') && !['Blob', 'Object'].includes(type.name);

/** SOAP has no Map, no Set and no Object; a class is global. */
export const soapType: Supports = (type) =>
    isCollection(type, 'List')
        ? soapType(type.args[0]!)
        : !isCollection(type, 'Set', 'Map') &&
          type.name !== 'Object' &&
          (!isUser(type) || type.decl.kind === 'enum' || hasWord(modsOf(type.decl), 'global'));

/** Visualforce: of the platform's classes none. */
export const remoteType: Supports = (type) =>
    type.decl.origin !== 'platform' ||
    isPrimitive(type) ||
    isRecord(type) ||
    type.args.length > 0 ||
    type.name === 'Object';

/** A global method shows other packages only what is global: its types, and those inside of a collection. */
export const globalType: Supports = (type) =>
    [type, ...type.args].every((one) => !isUser(one) || hasWord(modsOf(one.decl), 'global'));

export const isRestMethod = (name: string): boolean =>
    ['httpget', 'httpdelete', 'httppost', 'httpput', 'httppatch'].includes(name);
export const isMarkedTest = (decl: TypeDecl): boolean => hasAnnotation(modsOf(decl), 'istest');
