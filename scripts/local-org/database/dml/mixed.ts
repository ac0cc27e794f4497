import type { ObjectModel } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { throwApex } from '../../values/exceptions.ts';
import type { DataSession } from '../session.ts';
import { behaviourOf } from '../objects/registry.ts';
import type { DmlStatement } from './results.ts';

type Kind = 'setup' | 'ordinary' | 'neither';

function kindOf(object: ObjectModel, statement: DmlStatement, records: readonly SObject[]): Kind {
    const { mixedDml } = behaviourOf(object);
    return typeof mixedDml === 'function' ? mixedDml(statement, records) : (mixedDml ?? 'ordinary');
}

/** Throws the mixed DML error where setup and other objects meet in a transaction. */
export function checkMixedDml(
    session: DataSession,
    object: ObjectModel,
    statement: DmlStatement,
    records: readonly SObject[]
): void {
    const { written } = session;
    if (session.mixesDml || object.kind === 'platformEvent' || object.isCustomSetting) {
        return;
    }
    const kind = kindOf(object, statement, records);
    if (kind === 'neither') {
        return;
    }
    const other = kind === 'setup' ? written.nonSetup : written.setup;
    if (other !== null) {
        const verb = statement.charAt(0).toUpperCase() + statement.slice(1);
        const message = `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object.name}, original object: ${other}`;
        throwApex(
            'System.DmlException',
            `${verb} failed. First exception on row 0; first error: MIXED_DML_OPERATION, ${message}: []`,
            {
                dmlErrors: [
                    { statusCode: 'MIXED_DML_OPERATION', message, fields: [], index: 0, id: records[0]?.id ?? null }
                ]
            }
        );
    }
    if (kind === 'setup') {
        written.setup ??= object.name;
    } else {
        written.nonSetup ??= object.name;
    }
}
