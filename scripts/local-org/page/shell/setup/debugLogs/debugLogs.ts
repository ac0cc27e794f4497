import { LightningElement } from 'lwc';
import { API, errorMessage, request } from 'one/http';
import { momentText } from 'setup/format';

interface ApexLog {
    Id: string;
    StartTime: string;
    LogUser: { Name: string } | null;
    Operation: string;
    Status: string;
    DurationMilliseconds: number;
    LogLength: number;
}

interface TraceFlag {
    Id: string;
    ExpirationDate: string;
    TracedEntity: { Name: string } | null;
}

interface Row {
    id: string;
    started: string;
    openLabel: string;
    user: string;
    operation: string;
    status: string;
    duration: string;
    size: string;
}

const TOOLING = `${API}/tooling`;
const USERS = '/webruntime/api/session/users';
const LEVEL = 'Local_Org_Setup';
const TRACED_MS = 30 * 60_000;
const SHOWN = 200;

const query = async <T>(soql: string): Promise<T[]> =>
    (await request<{ records: T[] }>(`${TOOLING}/query?q=${encodeURIComponent(soql)}`)).records;

/** Setup, Debug Logs: who is traced, the latest logs, and the text of one. */
export default class DebugLogs extends LightningElement {
    rows: Row[] | null = null;
    users: { id: string; name: string }[] = [];
    userId = '';
    flags: { id: string; text: string; endLabel: string }[] = [];
    opened: { title: string; text: string } | null = null;
    error = '';

    connectedCallback(): void {
        void this.attempt(async () => {
            this.users = await request<{ id: string; name: string }[]>(USERS);
            this.userId = this.users[0]?.id ?? '';
            await this.load();
        });
    }

    get detail(): string {
        const count = this.rows?.length ?? 0;
        return this.rows ? `${count} ${count === 1 ? 'log' : 'logs'}, the latest first` : '';
    }

    get isEmpty(): boolean {
        return this.rows?.length === 0;
    }

    get hasRows(): boolean {
        return Boolean(this.rows?.length);
    }

    async attempt(work: () => Promise<void>): Promise<void> {
        try {
            await work();
            this.error = '';
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    async load(): Promise<void> {
        const logs = await query<ApexLog>(
            `SELECT Id, StartTime, LogUser.Name, Operation, Status, DurationMilliseconds, LogLength FROM ApexLog ORDER BY Id DESC LIMIT ${SHOWN}`
        );
        this.rows = logs.map((log) => ({
            id: log.Id,
            started: momentText(log.StartTime),
            openLabel: `Open the log of ${momentText(log.StartTime)}`,
            user: log.LogUser?.Name ?? '',
            operation: log.Operation,
            status: log.Status,
            duration: `${log.DurationMilliseconds.toLocaleString()} ms`,
            size: `${log.LogLength.toLocaleString()} bytes`
        }));
        // Flags are set by the machine's clock, whatever the org's is.
        const flags = await query<TraceFlag>(
            `SELECT Id, ExpirationDate, TracedEntity.Name FROM TraceFlag WHERE ExpirationDate > ${new Date().toISOString()} ORDER BY TracedEntity.Name`
        );
        this.flags = flags.map(({ Id, ExpirationDate, TracedEntity }) => {
            const name = TracedEntity?.Name ?? '';
            const text = `${name}, until ${momentText(ExpirationDate)} by the clock of this machine`;
            return { id: Id, text, endLabel: `End tracing ${name}` };
        });
    }

    handleUser(event: Event): void {
        this.userId = (event.target as HTMLSelectElement).value;
    }

    handleRefresh(): void {
        void this.attempt(() => this.load());
    }

    handleTrace(): void {
        void this.attempt(async () => {
            const body = {
                TracedEntityId: this.userId,
                DebugLevelId: await this.level(),
                LogType: 'USER_DEBUG',
                ExpirationDate: new Date(performance.timeOrigin + performance.now() + TRACED_MS).toISOString()
            };
            await request(`${TOOLING}/sobjects/TraceFlag`, { method: 'POST', body });
            await this.load();
        });
    }

    async level(): Promise<string> {
        const [known] = await query<{ Id: string }>(`SELECT Id FROM DebugLevel WHERE DeveloperName = '${LEVEL}'`);
        if (known) {
            return known.Id;
        }
        const body = {
            DeveloperName: LEVEL,
            MasterLabel: LEVEL,
            ApexCode: 'FINEST',
            ApexProfiling: 'INFO',
            Database: 'INFO'
        };
        return (await request<{ id: string }>(`${TOOLING}/sobjects/DebugLevel`, { method: 'POST', body })).id;
    }

    handleEnd(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        void this.attempt(async () => {
            await request(`${TOOLING}/sobjects/TraceFlag/${id}`, { method: 'DELETE' });
            await this.load();
        });
    }

    handleOpen(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        const row = this.rows!.find((one) => one.id === id)!;
        void this.attempt(async () => {
            const answer = await fetch(`${TOOLING}/sobjects/ApexLog/${id}/Body`);
            if (!answer.ok) {
                throw new Error('The log is not there any more.');
            }
            this.opened = { title: `${row.user}, ${row.started}`, text: await answer.text() };
        });
    }

    handleBack(): void {
        this.opened = null;
        void this.attempt(() => this.load());
    }
}
