import { extra } from '../../runtime/transaction.ts';
import { exceptionMessage } from '../../runtime/text.ts';
import type { ApexEnumValue } from '../../values/enum.ts';
import { enumValue } from '../../values/enum.ts';
import { ApexException } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';
import { currentPage, type PageReferenceValue } from './page-reference.ts';

class MessageValue {
    readonly apexType = 'ApexPages.Message';
    readonly severity: ApexEnumValue;
    readonly summary: string;
    readonly detail: string;
    readonly label: string | null;

    constructor(severity: ApexEnumValue, summary: string, detail: string | null = null, label: string | null = null) {
        this.severity = severity;
        this.summary = summary;
        // A message without a detail of its own shows its summary.
        this.detail = detail ?? summary;
        this.label = label;
    }

    toApexString(): string {
        return `ApexPages.Message["${this.summary}"]`;
    }
}

/** The messages of the page that the transaction answers. */
const messages = (): MessageValue[] => extra('page messages', () => []);

/** A message is shown once, however often it is added. */
function add(message: MessageValue): void {
    const same = (other: MessageValue): boolean =>
        other.severity === message.severity && other.summary === message.summary && other.detail === message.detail;
    if (!messages().some(same)) {
        messages().push(message);
    }
}

/** Error messages of an exception: one for each row of a DML exception. */
export function addErrors(error: unknown): void {
    const severity = enumValue('ApexPages.Severity', 'ERROR');
    if (error instanceof ApexException) {
        const rows = (error.extra['dmlErrors'] ?? []) as { message: string }[];
        (rows.length > 0 ? rows.map((row) => row.message) : [exceptionMessage(error) ?? '']).forEach((text) =>
            add(new MessageValue(severity, text))
        );
    }
}

const made = (severity: ApexEnumValue, summary: string, detail?: string, label?: string): MessageValue =>
    new MessageValue(need(severity), summary, detail ?? null, label ?? null);

export const messageClasses = [
    defineClass({
        name: 'ApexPages.Severity',
        kind: 'enum',
        values: ['CONFIRM', 'ERROR', 'FATAL', 'INFO', 'WARNING']
    }),
    defineClass({
        name: 'ApexPages.Message',
        constructors: {
            '(ApexPages.Severity severity, String summary)': made,
            '(ApexPages.Severity severity, String summary, String detail)': made,
            '(ApexPages.Severity severity, String summary, String detail, String id)': made
        },
        methods: {
            'ApexPages.Severity getSeverity()': (self: MessageValue) => self.severity,
            'String getSummary()': (self: MessageValue) => self.summary,
            'String getDetail()': (self: MessageValue) => self.detail,
            'String getComponentLabel()': (self: MessageValue) => self.label
        }
    }),
    defineClass({
        name: 'System.ApexPages',
        statics: {
            'void addMessage(ApexPages.Message message)': (message: MessageValue) => add(need(message)),
            'void addMessages(System.Exception error)': (error: unknown) => addErrors(need(error)),
            'List<ApexPages.Message> getMessages()': () => new ApexList('ApexPages.Message', [...messages()]),
            'Boolean hasMessages()': () => messages().length > 0,
            'Boolean hasMessages(ApexPages.Severity severity)': (severity: ApexEnumValue) =>
                messages().some((one) => one.severity === severity),
            'System.PageReference currentPage()': (): PageReferenceValue | null => currentPage().page
        }
    })
];
