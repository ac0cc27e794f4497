import { LightningElement, api } from 'lwc';
import passed from '@salesforce/label/c.Transfer_Checks_Passed';
import failed from '@salesforce/label/c.Transfer_Checks_Failed';
import notDone from '@salesforce/label/c.Transfer_Not_Possible';
import kept from '@salesforce/label/c.Transfer_Kept';
import ofOldCampus from '@salesforce/label/c.Transfer_Of_Old_Campus';
import ofOldCampusHint from '@salesforce/label/c.Transfer_Of_Old_Campus_Hint';
import leaving from '@salesforce/label/c.Transfer_Leaving';
import specialist from '@salesforce/label/c.Wizard_Specialist';
import reason from '@salesforce/label/c.Transfer_Reason';
import told from '@salesforce/label/c.Transfer_Told';

interface Part {
    key: string;
    heading: string;
    text: string;
    hint?: string;
}

/** What a transfer does, or has done; before it is done also whether it can be, and why not. */
export default class TransferSummary extends LightningElement {
    @api preview?: Licenses.TransferPreview;
    @api personName = '';
    /** The new campus. */
    @api campusName = '';
    /** The new eComm specialist. */
    @api specialistName = '';
    @api reason = '';
    @api isDone = false;

    label = { notDone };

    get isAhead(): boolean {
        return !this.isDone;
    }

    private get isPassed(): boolean {
        return this.preview?.checks.every(({ outcome }) => outcome !== 'fail') ?? false;
    }

    get checksHeading(): string {
        return (this.isPassed ? passed : failed).replace('{0}', this.personName).replace('{1}', this.campusName);
    }

    get verdictClass(): string {
        return `slds-text-title_bold ${this.isPassed ? '' : 'slds-text-color_error'}`;
    }

    get verdictRole(): string {
        return this.isPassed ? 'status' : 'alert';
    }

    /** Only what there is. */
    get parts(): Part[] {
        if (!this.preview) {
            return [];
        }
        const all: [part: string, heading: string, values: string[], hint?: string][] = [
            ['specialist', specialist, [this.specialistName]],
            ['reason', reason, [this.reason]],
            ['kept', kept, this.preview.kept],
            ['ofOldCampus', ofOldCampus, this.preview.ofOldCampus, ofOldCampusHint.replaceAll('{0}', this.campusName)],
            ['leaving', leaving, this.preview.leaving],
            ['told', told, this.preview.told]
        ];
        return all
            .filter(([, , values]) => values.length > 0)
            .map(([part, heading, values, hint]) => ({
                key: part,
                heading,
                text: values.join(', '),
                ...(hint ? { hint } : {})
            }));
    }
}
