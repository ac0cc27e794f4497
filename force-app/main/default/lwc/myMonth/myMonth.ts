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
import provide from '@salesforce/label/c.My_Month_Provide';
import quizLink from '@salesforce/label/c.My_Month_Quiz_Link';
import some from '@salesforce/label/c.My_Month_Some';
import viewAll from '@salesforce/label/c.My_Month_View_All';
import { filled } from 'c/filled';
import { Fresh } from 'c/fresh';

type SectionName = 'requests' | 'withoutQuiz' | 'expiring';

/** A row with the one thing to do about it. */
interface Row extends Licenses.MyMonthRow {
    isToProvide: boolean;
    isToWithdraw: boolean;
    isToRemind: boolean;
}

interface Section {
    key: SectionName;
    title: string;
    rows: Row[];
    isEmpty: boolean;
    nothing: string;
    hasMore: boolean;
}

const HEADINGS: Record<SectionName, { heading: string; nothing: string }> = {
    requests: { heading: requests, nothing: noRequests },
    withoutQuiz: { heading: withoutQuiz, nothing: noQuiz },
    expiring: { heading: courses, nothing: noCourses }
};

/** The month of an eComm specialist on one page: the dates, what the own people need, the latest announcement. */
export default class MyMonth extends LightningElement {
    label = { title, loading, notLoaded, announcement, noAnnouncement, provide, quizLink, viewAll };
    timeZone = timeZone;
    month?: Licenses.MyMonth;
    error?: Platform.FetchError;
    /** The lists that are shown whole. */
    whole: SectionName[] = [];
    private readonly fresh = new Fresh();
    /** The list whose heading gets the focus once it is there whole: its button is gone then. */
    private focusOn?: SectionName;

    @wire(mine, { whole: '$whole' })
    wiredMonth(value: Platform.Wired<Licenses.MyMonth>): void {
        // What was shown stays until the whole list is there.
        this.month = value.data ?? (value.error ? undefined : this.month);
        this.error = value.error;
        this.fresh.provisioned(value);
    }

    override connectedCallback(): void {
        this.fresh.connect(this);
    }

    override disconnectedCallback(): void {
        this.fresh.disconnect();
    }

    override renderedCallback(): void {
        const { focusOn } = this;
        if (focusOn && !this.hasMore(focusOn)) {
            this.focusOn = undefined;
            this.template!.querySelector<HTMLElement>(`[data-heading="${focusOn}"]`)?.focus();
        }
    }

    get isLoading(): boolean {
        return !this.month && !this.error;
    }

    get sections(): Section[] {
        return this.month ? (Object.keys(HEADINGS) as SectionName[]).map((name) => this.section(name)) : [];
    }

    handleViewAll(event: Event): void {
        const name = (event.currentTarget as HTMLElement).dataset.section as SectionName;
        this.focusOn = name;
        this.whole = [...this.whole, name];
    }

    private section(key: SectionName): Section {
        const { rows, total } = this.month![key];
        const { heading, nothing } = HEADINGS[key];
        const hasMore = this.hasMore(key);
        const count = hasMore ? filled(some, rows.length, total) : total;
        return {
            key,
            title: total > 0 ? `${heading} (${count})` : heading,
            rows: rows.map((row) => ({
                ...row,
                isToProvide: row.action === 'provide',
                isToWithdraw: row.action === 'withdraw',
                isToRemind: row.action === 'remind'
            })),
            isEmpty: total === 0,
            nothing,
            hasMore
        };
    }

    private hasMore(key: SectionName): boolean {
        const { rows, total } = this.month?.[key] ?? { rows: [], total: 0 };
        return rows.length < total;
    }
}
