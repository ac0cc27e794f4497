import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { isWriteable } from '../../schema/writeable.ts';
import type { Pos } from '../syntax/ast.ts';
import { fail } from '../syntax/diagnostics.ts';
import type { TypeTable } from './type-table.ts';
import { newDecl, type ApexType, type TypeDecl } from './types.ts';

/** A record type of the schema as a declaration; its fields are looked up in the model by `sobjectMember`. */
export function declareSObject(table: TypeTable, model: ObjectModel): TypeDecl {
    const decl = newDecl(model.name, 'sobject', 'schema');
    decl.model = model;
    decl.superType = table.core('SObject');
    return decl;
}

/** Refuses the assignment of a field that code cannot write. */
export function checkWriteable(member: SObjectMember, object: ObjectModel, at: Pos): void {
    if (member.kind === 'field' && !isWriteable(object, member.field)) {
        fail(`Field is not writeable: ${object.name}.${member.field.name}`, at);
    }
}

export type SObjectMember =
    | { kind: 'field'; name: string; type: ApexType; field: FieldModel }
    | { kind: 'parent'; name: string; type: ApexType; field: FieldModel }
    | { kind: 'children'; name: string; type: ApexType };

/** A field, parent or child relationship of a record type by name; null where there is none. */
export function sobjectMember(table: TypeTable, model: ObjectModel, name: string): SObjectMember | null {
    const lower = name.toLowerCase();
    const field = table.schema.field(model, lower);
    if (field) {
        return { kind: 'field', name: field.name, type: table.core(field.apexType), field };
    }
    const parent = table.schema.parentRelationship(model, lower);
    if (parent) {
        // A relationship to several objects (Owner, What, Who) is typed Name on the platform; SObject is what Apex code can do with it.
        const target = parent.referenceTo.length === 1 ? table.sobject(parent.referenceTo[0]!) : table.sobject('Name');
        return {
            kind: 'parent',
            name: parent.relationshipName ?? name,
            type: target ?? table.core('SObject'),
            field: parent
        };
    }
    const child = table.schema.childRelationship(model, lower);
    if (child) {
        return { kind: 'children', name: child.name, type: table.list(table.sobjectOf(child.object)) };
    }
    return null;
}
