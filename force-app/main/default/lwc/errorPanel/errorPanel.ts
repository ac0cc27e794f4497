import { LightningElement, api } from 'lwc';
import { reduceErrors } from 'c/reduceErrors';
import heading from '@salesforce/label/c.Screen_Error_Heading';

/** Shows what went wrong and what to do. */
export default class ErrorPanel extends LightningElement {
    /** One error or several, in any shape of the platform. */
    @api errors?: Platform.FetchError | string | (Platform.FetchError | string)[];
    /** What could not be done; a general sentence when left out. */
    @api heading = heading;

    get messages(): string[] {
        return reduceErrors(this.errors);
    }
}
