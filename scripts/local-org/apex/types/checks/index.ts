import type { TypeDecl } from '../types.ts';
import { checkAccessors } from './accessors.ts';
import { checkAnnotatedMembers } from './annotated-members.ts';
import { checkAnnotations } from './annotations.ts';
import type { CheckContext } from './declared.ts';
import { checkException } from './exceptions.ts';
import { checkImplementations } from './implementations.ts';
import { checkModifiers } from './modifiers.ts';
import { checkNames } from './names.ts';
import { checkOverrides } from './overrides.ts';
import { checkTypePlace } from './type-places.ts';

/** What the declaration of a class, interface or enum must keep, each rule in a file of its own. */
const CHECKS = [
    checkNames,
    checkTypePlace,
    checkModifiers,
    checkAccessors,
    checkAnnotations,
    checkAnnotatedMembers,
    checkException,
    checkOverrides,
    checkImplementations
];

/** Types inside of a trigger or an anonymous block: what they promise by what they extend. */
export function checkInherited(context: CheckContext, decl: TypeDecl): void {
    checkOverrides(context, decl);
    checkImplementations(context, decl);
}

/** Checks a type once all types of the program are declared. */
export function checkDeclaration(context: CheckContext, decl: TypeDecl): void {
    CHECKS.forEach((check) => check(context, decl));
}
