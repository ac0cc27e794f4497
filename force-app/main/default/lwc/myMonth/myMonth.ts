import { LightningElement, wire } from 'lwc';
import timeZone from '@salesforce/i18n/timeZone';
import mine from '@salesforce/apex/MyMonthController.mine';
import title from '@salesforce/label/c.My_Month_Title';
import loading from '@salesforce/label/c.Screen_Loading';
import notLoaded from '@salesforce/label/c.My_Month_Not_Loaded';
import requests from '@salesforce/label/c.My_Month_Requests';
import noRequests from '@salesforce/label/c.My_Month_No_Requests';
import withoutQuiz from '@salesforce/label/c.My_Month_Without_Quiz';
import noQuiz from '@salesforce/label/c.My_Month_No_Quiz';
import courses from '@salesforce/label/c.My_Month_Courses';
import noCourses from '@salesforce/label/c.My_Month_No_Courses';
import announcement from '@salesforce/label/c.My_Month_Announcement';
import noAnnouncement from '@salesforce/label/c.My_Month_No_Announcement';
import { Fresh } from 'c/fresh';

interface Section {
    key: string;
    title: string;
    rows: Licenses.MyMonthRow[];
    isEmpty: boolean;
    nothing: string;
}

/** The month of an eComm specialist on one page: the dates, what the own people need, the latest announcement. */
export default class MyMonth extends LightningElement {
    label = { title, loading, notLoaded, announcement, noAnnouncement };
    timeZone = timeZone;
    month?: Licenses.MyMonth;
    error?: Platform.FetchError;
    private readonly fresh = new Fresh();

    @wire(mine)
    wiredMonth(value: Platform.Wired<Licenses.MyMonth>): void {
        this.month = value.data;
        this.error = value.error;
        this.fresh.provisioned(value);
    }

    override connectedCallback(): void {
        this.fresh.connect(this);
    }

    override disconnectedCallback(): void {
        this.fresh.disconnect();
    }

    get isLoading(): boolean {
        return !this.month && !this.error;
    }

    get sections(): Section[] {
        const section = (key: string, heading: string, rows: Licenses.MyMonthRow[], nothing: string): Section => ({
            key,
            title: rows.length > 0 ? `${heading} (${rows.length})` : heading,
            rows,
            isEmpty: rows.length === 0,
            nothing
        });
        return this.month
            ? [
                  section('requests', requests, this.month.requests, noRequests),
                  section('quiz', withoutQuiz, this.month.withoutQuiz, noQuiz),
                  section('courses', courses, this.month.expiring, noCourses)
              ]
            : [];
    }
}
