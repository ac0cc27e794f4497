import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { MetadataFile, OrgSchema } from './model.ts';
import { xmlFlag, xmlText } from './xml.ts';

/** A classic e-mail template of the project, `email/FOLDER/NAME.email` with its `-meta.xml`. */
export interface EmailTemplateModel {
    developerName: string;
    /** developer name of the folder */
    folder: string;
    name: string;
    description: string | null;
    /** `text`, `html`, `custom` or `visualforce` */
    type: string;
    style: string | null;
    uiType: string;
    encoding: string | null;
    subject: string | null;
    /** text of the e-mail; of one with HTML its text-only version */
    body: string | null;
    html: string | null;
    isAvailable: boolean;
}

/** @returns the e-mail templates of the project */
export function emailTemplates(schema: OrgSchema): EmailTemplateModel[] {
    return schema.metadata('EmailTemplate').map((file) => template(file));
}

function template({ name, file, content }: MetadataFile): EmailTemplateModel {
    const source = file.replace(/-meta\.xml$/, '');
    const text = existsSync(source) ? readFileSync(source, 'utf8') : null;
    const type = xmlText(content, 'type') ?? 'text';
    const isText = type === 'text';
    return {
        developerName: name,
        folder: basename(dirname(file)),
        name: xmlText(content, 'name') ?? name,
        description: xmlText(content, 'description'),
        type,
        style: xmlText(content, 'style'),
        uiType: xmlText(content, 'uiType') ?? 'Aloha',
        encoding: xmlText(content, 'encodingKey'),
        subject: xmlText(content, 'subject'),
        body: isText ? text : xmlText(content, 'textOnly'),
        html: isText ? null : text,
        isAvailable: xmlFlag(content, 'available')
    };
}

/** @returns the label of a folder of e-mail templates: what its own file says, else its developer name */
export function emailFolderLabel(schema: OrgSchema, folder: string): string {
    const file = schema.metadata('EmailFolder').find((one) => one.name === folder);
    return xmlText(file?.content, 'name') ?? folder;
}
