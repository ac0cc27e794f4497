import { apexDifferences, apexFailures, refusal } from './apex-tests.ts';

// Apex Reference Guide, classes Integer, Long, Double, Decimal and Math.
test('methods of numbers', () => {
    expect(
        apexDifferences([
            ["Integer.valueOf(' 12 ')", '12'],
            ["Integer.valueOf('-7')", '-7'],
            ["Integer.valueOf((Object) '+5')", '5'],
            ['Integer.valueOf((Object) 3.9)', '3'],
            ['Integer.valueOf((Object) null)', 'null'],
            ["Long.valueOf('-9223372036854775808')", '-9223372036854775807L - 1L'],
            ["Long.valueOf((Object) '5')", '5L'],
            ['Long.valueOf((Object) null)', 'null'],
            ['4294967301L.intValue()', '5'],
            ["Double.valueOf('1.5e2')", '150.0'],
            ['Double.valueOf((Object) null)', 'null'],
            ['Double.valueOf(-2.7).intValue()', '-2'],
            ['Double.valueOf(-2.7).longValue()', '-2L'],
            ['Double.valueOf(2.5).round()', '3L'],
            ["Decimal.valueOf('12.50').scale()", '2'],
            ['Decimal.valueOf(Double.valueOf(1.25))', '1.25'],
            ['Decimal.valueOf(7L)', '7'],
            ["Decimal.valueOf((Object) '2.5')", '2.5'],
            ['(-1.5).abs()', '1.5'],
            ['Decimal.valueOf(19).divide(100, 1)', '0.2'],
            ['Decimal.valueOf(5).divide(2, 0)', '2'],
            ['Decimal.valueOf(5).divide(2, 0, System.RoundingMode.UP)', '3'],
            ["String.valueOf(1.50.stripTrailingZeros()) + '|' + 1.50.toPlainString()", "'1.5|1.50'"],
            ['3.999.intValue()', '3'],
            ['(-3.999).longValue()', '-3L'],
            ['1.5.pow(2)', '2.25'],
            ['123.45.precision()', '5'],
            ['2.5.round()', '2L'],
            ['3.5.round()', '4L'],
            ['2.1.round(System.RoundingMode.CEILING)', '3L'],
            ['2.345.setScale(2)', '2.34'],
            ['2.345.setScale(2, System.RoundingMode.HALF_UP)', '2.35'],
            ['1.5.doubleValue()', '1.5'],
            ['1234567.format()', "'1,234,567'"],
            ['1234567.50.format()', "'1,234,567.50'"],
            ['1234567L.format()', "'1,234,567'"],
            ["Boolean.valueOf('TRUE') && !Boolean.valueOf('yes')", 'true'],
            ["Boolean.valueOf((Object) true) && Boolean.valueOf((Object) 'true')", 'true'],
            ['Math.abs(-5)', '5'],
            ['Math.abs(-5L)', '5L'],
            ['Math.abs(5L)', '5L'],
            ['Math.abs(-5.5)', '5.5'],
            ['Math.abs(Double.valueOf(-5.5))', '5.5'],
            ['Math.ceil(-1.5)', '-1'],
            ['Math.ceil(Double.valueOf(1.2))', '2.0'],
            ['Math.floor(-1.5)', '-2'],
            ['Math.floor(Double.valueOf(1.8))', '1.0'],
            ['Math.max(3, 5) * 10 + Math.min(3, 5)', '53'],
            ['Math.max(5L, 3L) * 10 + Math.min(5L, 3L)', '53L'],
            ['Math.max(3.5, 5.5) * 10 + Math.min(3.5, 5.5)', '58.5'],
            ['Math.max(Double.valueOf(5), Double.valueOf(3))', '5.0'],
            ['Math.min(Double.valueOf(5), Double.valueOf(3))', '3.0'],
            ['Math.mod(-7, 3)', '-1'],
            ['Math.mod(7L, 4L)', '3L'],
            ['Math.pow(2, 10)', '1024.0'],
            ['Math.sqrt(16.0)', '4'],
            ['Math.cbrt(27.0)', '3'],
            ['Math.log10(1000.0)', '3'],
            ['Math.log(1.0) + Math.exp(0.0)', '1'],
            ['Math.sin(0.0) + Math.cos(0.0) + Math.tan(0.0)', '1'],
            ['Math.asin(0.0) + Math.acos(1.0) + Math.atan(0.0)', '0'],
            ['Math.sinh(0.0) + Math.cosh(0.0) + Math.tanh(0.0)', '1'],
            ['Math.atan2(0.0, 1.0)', '0'],
            ['Math.rint(2.5)', '2'],
            ['Math.rint(Double.valueOf(2.5))', '2.0'],
            ['Math.rint(Double.valueOf(3.5))', '4.0'],
            ['Math.rint(Double.valueOf(2.6))', '3.0'],
            ['Math.rint(Double.valueOf(2.4))', '2.0'],
            ['Math.round(Double.valueOf(2.5))', '3'],
            ['Math.round(Double.valueOf(-2.5))', '-2'],
            ['Math.roundToLong(Double.valueOf(2.5))', '3L'],
            ['Math.roundToLong(2.5)', '2L'],
            ['Math.signum(-3.2)', '-1'],
            ['Math.signum(Double.valueOf(0))', '0.0'],
            ['Math.random() >= 0 && Math.random() < 1', 'true']
        ])
    ).toEqual([]);
});

test('what is no number is refused, and so is a division by zero', () => {
    expect(
        apexFailures({
            integer: refusal("Integer.valueOf('1.5')", 'Invalid integer: 1.5'),
            long: refusal("Long.valueOf('x')", 'Invalid long: x'),
            double: refusal("Double.valueOf('x')", 'Invalid double: x'),
            decimal: refusal("Decimal.valueOf('1,5')", 'Invalid decimal: 1,5'),
            mod: refusal('Math.mod(1, 0)', 'Divide by 0'),
            modLong: refusal('Math.mod(1L, 0L)', 'Divide by 0'),
            divide: refusal('1.5.divide(0, 2)', 'Divide by 0')
        })
    ).toEqual({});
});

// Apex Reference Guide, classes Date, Datetime and Time.
test('methods of dates', () => {
    const date = (text: string): string => `Date.newInstance(${text})`;
    expect(
        apexDifferences([
            ['Date.daysInMonth(2024, 2) * 100 + Date.daysInMonth(2023, 2)', '2928'],
            ['Date.isLeapYear(2000) && Date.isLeapYear(2024) && !Date.isLeapYear(1900)', 'true'],
            [date('2024, 14, 1'), date('2025, 2, 1')],
            ["Date.valueOf('2024-1-31')", date('2024, 1, 31')],
            ["Date.valueOf('2024-01-31 10:00:00')", date('2024, 1, 31')],
            [`Date.valueOf((Object) ${date('2024, 1, 31')})`, date('2024, 1, 31')],
            ["Date.parse('1/31/2024')", date('2024, 1, 31')],
            [`${date('2024, 2, 28')}.addDays(2)`, date('2024, 3, 1')],
            [`${date('2024, 1, 31')}.addMonths(1)`, date('2024, 2, 29')],
            [`${date('2024, 1, 31')}.addMonths(-2)`, date('2023, 11, 30')],
            [`${date('2024, 2, 29')}.addYears(1)`, date('2025, 2, 28')],
            [`${date('2024, 12, 31')}.dayOfYear()`, '366'],
            [`${date('2024, 1, 1')}.daysBetween(${date('2023, 12, 25')})`, '-7'],
            [`${date('2024, 1, 31')}.monthsBetween(${date('2025, 3, 1')})`, '14'],
            [`${date('2024, 2, 15')}.isSameDay(${date('2024, 2, 15')})`, 'true'],
            [`${date('2024, 2, 15')}.isSameDay(${date('2024, 2, 16')})`, 'false'],
            [`${date('2024, 2, 15')}.toStartOfMonth()`, date('2024, 2, 1')],
            [`${date('2024, 2, 15')}.toStartOfWeek()`, date('2024, 2, 11')],
            [`${date('2024, 2, 11')}.toStartOfWeek()`, date('2024, 2, 11')],
            [`${date('2024, 2, 15')}.format()`, "'2/15/2024'"],
            [`String.valueOf(${date('2024, 2, 5')})`, "'2024-02-05'"],
            [`${date('2024, 2, 5')}.day() + ${date('2024, 2, 5')}.month() + ${date('2024, 2, 5')}.year()`, '2031']
        ])
    ).toEqual([]);
});

test('methods of dates with their times', () => {
    const gmt = (text: string): string => `Datetime.newInstanceGmt(${text})`;
    const moment = gmt('2024, 12, 31, 23, 58, 59');
    expect(
        apexDifferences([
            [`${gmt('2024, 1, 2')}.getTime()`, '1704153600000L'],
            ['Datetime.newInstance(1704153600000L)', gmt('2024, 1, 2')],
            [`${moment}.addSeconds(2)`, gmt('2024, 12, 31, 23, 59, 1')],
            [`${moment}.addMinutes(2)`, gmt('2025, 1, 1, 0, 0, 59')],
            [`${moment}.addHours(-24)`, gmt('2024, 12, 30, 23, 58, 59')],
            [`${moment}.addDays(1)`, gmt('2025, 1, 1, 23, 58, 59')],
            [`${gmt('2024, 1, 30, 12, 0, 0')}.addMonths(1)`, gmt('2024, 2, 29, 12, 0, 0')],
            [`${gmt('2024, 2, 29, 12, 0, 0')}.addYears(-1)`, gmt('2023, 2, 28, 12, 0, 0')],
            [`${moment}.dateGmt()`, 'Date.newInstance(2024, 12, 31)'],
            [`${moment}.timeGmt()`, 'Time.newInstance(23, 58, 59, 0)'],
            [`${moment}.dayOfYearGmt()`, '366'],
            [`${moment}.yearGmt() * 10000 + ${moment}.monthGmt() * 100 + ${moment}.dayGmt()`, '20241231'],
            [`${moment}.hourGmt() * 10000 + ${moment}.minuteGmt() * 100 + ${moment}.secondGmt()`, '235859'],
            [`${gmt('2024, 1, 2')}.addSeconds(1).millisecondGmt()`, '0'],
            ['Datetime.newInstance(1704153600123L).millisecond()', '123'],
            [`String.valueOfGmt(${moment})`, "'2024-12-31 23:58:59'"],
            ["Datetime.valueOfGmt('2024-12-31 23:58:59')", moment],
            [`${moment}.formatGmt('yyyy-MM-dd HH:mm:ss')`, "'2024-12-31 23:58:59'"],
            [`${moment}.format('EEE, d MMM yy h:mm a', 'GMT')`, "'Tue, 31 Dec 24 11:58 PM'"],
            [`${moment}.format('D', 'GMT') + ${moment}.format('k', 'GMT')`, "'36623'"],
            [
                `${gmt('2024, 1, 2, 0, 5, 0')}.format('k K H h', 'GMT') + ${moment}.format('XXX Z', 'Asia/Tokyo')`,
                "'24 0 0 12+09:00 +0900'"
            ],
            [`${gmt('2024, 7, 1, 15, 0, 0')}.format('HH', 'America/New_York')`, "'11'"],
            [`${gmt('2024, 1, 1, 15, 0, 0')}.format('HH', 'America/New_York')`, "'10'"],
            [
                "TimeZone.getTimeZone('America/New_York').getOffset(Datetime.newInstanceGmt(2024, 7, 1))",
                '-4 * 3600 * 1000'
            ],
            ["TimeZone.getTimeZone('nowhere').getID()", "'GMT'"],
            ['Datetime.newInstanceGmt(Date.newInstance(2024, 12, 31), Time.newInstance(23, 58, 59, 0))', moment],
            [
                'Datetime.newInstance(Date.newInstance(2024, 7, 1), Time.newInstance(1, 2, 3, 4)).time()',
                'Time.newInstance(1, 2, 3, 4)'
            ],
            ['Datetime.newInstance(2024, 7, 1, 5, 6, 7).hour()', '5'],
            ['Datetime.newInstance(2024, 7, 1, 5, 6, 7).date()', 'Date.newInstance(2024, 7, 1)'],
            ['Time.newInstance(23, 30, 0, 0).addHours(2)', 'Time.newInstance(1, 30, 0, 0)'],
            ['Time.newInstance(0, 30, 0, 0).addMinutes(-45)', 'Time.newInstance(23, 45, 0, 0)'],
            ['Time.newInstance(1, 2, 3, 4).addSeconds(60)', 'Time.newInstance(1, 3, 3, 4)'],
            ['Time.newInstance(1, 2, 3, 4).addMilliseconds(999)', 'Time.newInstance(1, 2, 4, 3)'],
            ['Time.newInstance(1, 2, 3, 4).hour() + Time.newInstance(1, 2, 3, 4).minute()', '3'],
            ['Time.newInstance(1, 2, 3, 4).second() * 10 + Time.newInstance(1, 2, 3, 4).millisecond()', '34'],
            ['String.valueOf(Time.newInstance(1, 2, 3, 4))', "'01:02:03.004Z'"]
        ])
    ).toEqual([]);
});
