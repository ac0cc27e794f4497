import type { MetadataFile, OrgSchema } from './model.ts';
import { xmlText, type Xml } from './xml.ts';

/** A report or dashboard with the folder it lies in. */
export interface FolderedFile {
    /** developer name */
    name: string;
    /** developer names of the folder and those around it, joined by `/` */
    folder: string;
    /** `Folder/Name`, as dashboards name their reports */
    fullName: string;
    file: MetadataFile;
}

const ROOTS: Readonly<Record<'Report' | 'Dashboard', string>> = { Report: 'reports', Dashboard: 'dashboards' };

/** @returns the reports or dashboards of the project, each with its folder */
export function folderedFiles(schema: OrgSchema, type: 'Report' | 'Dashboard'): FolderedFile[] {
    return schema.metadata(type).map((file) => {
        const parts = file.file.split(/[\\/]/);
        const folder = parts.slice(parts.lastIndexOf(ROOTS[type]) + 1, -1).join('/');
        return { name: file.name, folder, fullName: `${folder}/${file.name}`, file };
    });
}

/** @returns the label of a report's or dashboard's folder: what its own file says, else its developer name */
export function folderLabel(schema: OrgSchema, type: 'Report' | 'Dashboard', folder: string): string {
    return xmlText(folderFile(schema, type, folder)?.content as Xml | undefined, 'name') ?? folder;
}

/** @returns the file of a folder, which says with whom it is shared */
export function folderFile(schema: OrgSchema, type: 'Report' | 'Dashboard', folder: string): MetadataFile | undefined {
    const name = folder.split('/').at(-1);
    return schema.metadata(`${type}Folder`).find((file) => file.name === name);
}
