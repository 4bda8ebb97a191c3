"""Dates as printed and as machines write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from clipper.metadata import moments
from clipper.words.dates import LONGEST, find, find_all, resolve

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2025. május 27., kedd 00:20", "2025-05-27T00:20"),
        ("2025. június 12. 14:30", "2025-06-12T14:30"),
        ("2025. jún. 12. 14:30", "2025-06-12T14:30"),
        ("2025. június 12.", "2025-06-12"),
        ("ver. mar 4.12", None),
        ("mar 4. 12 kg", None),
        ("2024 m. kovo 5 d. 12:30", "2024-03-05"),
        ("2025. gada 3. martā, 14:20", "2025-03-03T14:20"),
        ("14. ágúst 2022 22:07", "2022-08-14T22:07"),
        ("14. avgusta 2023", "2023-08-14"),
        ("5. август 2023.", "2023-08-05"),
        ("14 Ogos 2023", "2023-08-14"),
        ("۱۲ جولائی 2024", "2024-07-12"),
        ("Anno 1999, 3 June 2001", "2001-06-03"),
        ("3 mac 2020", None),  # a computer in every language but Malay
        ("5. marta 2020", "2020-03-05"),
        ("By Marta 5 min read", None),
        ("Santa Marta 2024", None),
        ("5 Jaan Kross", None),
        ("Ott Tänak, 5.06.2024", "2024-06-05"),
        ("Pikk tänav 12", None),
        ("Studio 2000. 5 March", "2026-03-05"),
        ("Jan 2019. May 5", "2019-01"),
        ("Jane Doe © 2019. March 5", "2026-03-05"),
        ("4.12 avg rating", None),
        ("Maja 5 min read", None),
        ("ВестиСегодня в 10:00", "2026-03-14T10:00"),
        ("01-02-2010, 10:00 AM", "2010-01-02T10:00"),
        ("01-02-2010, 10:00 PM", "2010-01-02T22:00"),
        ("01-02-2010, 10:00", "2010-02-01T10:00"),
        ("01-02-2010 10:00 AM", "2010-02-01T10:00"),
        ("31-02-2010, 10:00 AM", None),
        ("21-02-2010, 10:00 AM", "2010-02-21T10:00"),
    ],
)
def test_years_before_months_and_rarer_languages(line: str, iso: str | None) -> None:
    found = find(line)
    assert (resolve(found, NOW)[0] if found else None) == iso


@pytest.mark.parametrize(
    ("line", "before", "text"),
    [
        ("The Ledger5 hours ago", "The Ledger", "5 hours ago"),
        ("time21 minutes ago", "time", "21 minutes ago"),
        ("timean hour ago", "time", "an hour ago"),
        ("Tagesbotevor 6 Stunden", "Tagesbote", "vor 6 Stunden"),
        ("vor einer Stunde", "", "vor einer Stunde"),
        ("Le Petit Écho il y a 2 heures", "Le Petit Écho ", "il y a 2 heures"),
        ("Diariohace 3 días", "Diario", "hace 3 días"),
        ("un'ora fa", "", "un'ora fa"),
        ("Correio · há 2 dias", "Correio · ", "há 2 dias"),
        ("5 uur geleden", "", "5 uur geleden"),
        ("Вести6 часов назад", "Вести", "6 часов назад"),
        ("Вести · час назад", "Вести · ", "час назад"),
        ("北嶺新報4時間前", "北嶺新報", "4時間前"),
        ("东屿日报3小时前", "东屿日报", "3小时前"),
        ("3시간 전", "", "3시간 전"),
        ("صحيفة الساحلمنذ 5 ساعات", "صحيفة الساحل", "منذ 5 ساعات"),
        ("दैनिक 3 घंटे पहले", "दैनिक ", "3 घंटे पहले"),
        ("3 saat önce", "", "3 saat önce"),
        ("gestern", "", "gestern"),
        ("Today at 5:30 pm", "", "Today at 5:30 pm"),
        ("Jane Doe | 12 June 2025 | 5 min read", "Jane Doe | ", "12 June 2025"),
        ("The LedgerJune 5, 2025", "The Ledger", "June 5, 2025"),
        ("Mon 9 Mar 2026 06.00 GMT", "", "Mon 9 Mar 2026 06.00 GMT"),
        ("Le 12 juin 2025 à 10h30", "Le ", "12 juin 2025 à 10h30"),
        ("12 de junho de 2025", "", "12 de junho de 2025"),
        ("2025年6月19日 14:30", "", "2025年6月19日 14:30"),
        ("12.06.2025, 14:30 Uhr", "", "12.06.2025, 14:30 Uhr"),
    ],
)
def test_found(line: str, before: str, text: str) -> None:
    found = find(line)
    assert found is not None
    assert (line[: found.start], found.text) == (before, text)


@pytest.mark.parametrize(
    "line",
    ["", "in May", "about 6 minutes", "Gannett TODAY", "5 min read", "x" * 999],
)
def test_no_date(line: str) -> None:
    assert find(line) is None


def test_long_lines_are_not_searched() -> None:
    assert find("12 June 2025 " + "x" * LONGEST) is None


def test_every_date_of_a_line() -> None:
    line = "22 ene 2026 - 07:45 | Actualizado 23 ene 2026"
    assert [date.text for date in find_all(line)] == ["22 ene 2026 - 07:45", "23 ene 2026"]


@pytest.mark.parametrize(
    ("line", "iso", "precision"),
    [
        ("5 hours ago", "2026-03-14T07:00:00+00:00", "relative"),
        ("yesterday", "2026-03-13", "relative"),
        ("2 weeks ago", "2026-02-28", "relative"),
        ("3 months ago", "2025-12", "relative"),
        ("2 years ago", "2024", "relative"),
        ("24 February", "2026-02-24", "day"),
        ("24 December", "2025-12-24", "day"),
        ("May 2025", "2025-05", "month"),
        ("12 June 2025", "2025-06-12", "day"),
        ("06/12/2025", "2025-06-12", "day"),
        ("13/06/2025", "2025-06-13", "day"),
        ("12.06.2025", "2025-06-12", "day"),
        ("12 June 2025 3:15 pm EST", "2025-06-12T15:15-05:00", "time"),
    ],
)
def test_resolved(line: str, iso: str, precision: str) -> None:
    found = find(line)
    assert found is not None
    assert resolve(found, NOW) == (iso, precision)


@pytest.mark.parametrize("line", ["5 hours ago", "yesterday", "24 February"])
def test_nothing_to_count_from(line: str) -> None:
    found = find(line)
    assert found is not None
    assert resolve(found, None) == (None, None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-06-12T10:11:12Z", ("2025-06-12T10:11:12+00:00", "time")),
        ("2025-06-12 10:11:12+0200", ("2025-06-12T10:11:12+02:00", "time")),
        ("2025-06-12T10:11:12.123Z", ("2025-06-12T10:11:12+00:00", "time")),
        ("2025-06-12-10:11:12", ("2025-06-12T10:11:12", "time")),
        ("2025-06-12-10", ("2025-06-12", "day")),
        ("20250612", ("2025-06-12", "day")),
        ("2025-06", ("2025-06", "month")),
        ("2025", ("2025", "year")),
        ("Thu, 12 Jun 2025 10:11:12 GMT", ("2025-06-12T10:11:12+00:00", "time")),
        ("1749722400", ("2025-06-12T10:00:00+00:00", "time")),
        ("June 12, 2025", ("2025-06-12", "day")),
        ("2025-13-40", None),
        ("1066-10-14", None),
        ("soon", None),
        ("", None),
    ],
)
def test_machine_dates(text: str, date: tuple[str, str] | None) -> None:
    assert moments.parse(text) == date


@pytest.mark.parametrize(
    ("line", "ago"),
    [
        ("3h", (3, "hour")),
        ("Harbour Chronicle · 2d", (2, "day")),
        ("12 Std.", (12, "hour")),
        ("Elsa · 3mo", (3, "month")),
        ("2y", (2, "year")),
        ("· 1 yr", (1, "year")),
    ],
)
def test_a_count_alone_at_the_end(line: str, ago: tuple[int, str]) -> None:
    found = find(line)
    assert found is not None
    assert found.ago == ago


@pytest.mark.parametrize(
    "line", ["5 min", "A room of 3 m", "Grade 4 w", "99 h", "12 M", "Elsa, 90 y", "A 2 y"]
)
def test_counts_that_are_no_age(line: str) -> None:
    assert find(line) is None


def test_a_bracket_behind_a_date_is_not_part_of_it() -> None:
    found = find("(2025-11-01 15:15:18)")
    assert found is not None
    assert found.text == "2025-11-01 15:15:18"


def test_a_day_before_an_age_on_one_line() -> None:
    found = find_all("23/08/2024 05h01  Atualizado há 2 dias")
    assert [date.text for date in found] == ["23/08/2024 05h01", "há 2 dias"]
    assert [date.text for date in find_all("Canal 24 há 2 dias")] == ["há 2 dias"]


def test_years_of_the_buddhist_era() -> None:
    found = find("2 ธ.ค. 2567 - 01:25 น.")
    assert found is not None
    assert resolve(found, None) == ("2024-12-02T01:25", "time")


def test_a_count_is_no_year_of_an_era() -> None:
    found = find("12 Jun 2534 views")
    assert found is None or found.year is None


@pytest.mark.parametrize("zone", ["+99:99", "+2400", "-1530"])
def test_a_zone_that_no_place_has(zone: str) -> None:
    assert moments.parse(f"2025-06-12T10:00:00{zone}") == ("2025-06-12T10:00:00", "time")


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Julkaistu 11.6. 14:30", "2025-06-11T14:30"),
        ("11.6. klo 14.30", "2025-06-11T14:30"),
        ("12.06. 18:30 Uhr", "2025-06-12T18:30"),
        ("Do., 12.06., 18.30 Uhr", "2025-06-12T18:30"),
        ("12. 6. 18h30", None),
        ("12. 6. v 14:30", "2025-06-12T14:30"),
        ("12.06.18 18:30", "2018-06-12T18:30"),
        ("12.06.18, 18.30", "2018-06-12T18:30"),
        ("12.06.2025 18.30", "2025-06-12T18:30"),
        ("12/06/25 14:30", "2025-12-06T14:30"),
        ("12.6. 2025", "2025-06-12"),
        ("Version 2.11.6. 14:30", None),
        ("Results 3.4. 10.15.20", None),
        ("Sieg mit 11.6. Punkten", None),
        ("11-29-2024, 01:50 PM", "2024-11-29T13:50"),
        ("11.29.2024", "2024-11-29"),
        ("Version 11.29.24", None),
        ("First Posted: 08-13-10 05:18 PM | Updated: 08-14-10 12:41 AM", "2010-08-13T17:18"),
        ("Updated: 08.14.10", "2010-08-14"),
        ("Updated 1.14.10", None),
        ("Posted on 1.14.10", None),
        ("29-11-2024", "2024-11-29"),
        ("发布时间：18-03-08 23:16", "2018-03-08T23:16"),
        ("18.03.08", "2008-03-18"),
    ],
)
def test_a_day_without_a_year_before_a_time(line: str, iso: str | None) -> None:
    found = find(line)
    assert (resolve(found, NOW)[0] if found else None) == iso


@pytest.mark.parametrize(
    ("line", "text", "iso"),
    [
        ("প্রকাশ: ১২ জুন ২০২১, ১৪: ৩০", "১২ জুন ২০২১, ১৪: ৩০", "2021-06-12T14:30"),
        ("আপডেট: জুন ১২, ২০২৫", "জুন ১২, ২০২৫", "2025-06-12"),
        ("१२ जून २०२५", "१२ जून २०२५", "2025-06-12"),
        ("١٢ يونيو ٢٠٢٥", "١٢ يونيو ٢٠٢٥", "2025-06-12"),
        ("٢٠٢٥-٠٦-١٢", "٢٠٢٥-٠٦-١٢", "2025-06-12"),
        ("２０２５年６月１２日", "２０２５年６月１２日", "2025-06-12"),
        ("منذ ٥ ساعات", "منذ ٥ ساعات", "2026-03-14T07:00:00+00:00"),
        ("১২ ঘণ্টা আগে", "১২ ঘণ্টা আগে", "2026-03-14T00:00:00+00:00"),
    ],
)
def test_digits_of_other_scripts(line: str, text: str, iso: str) -> None:
    found = find(line)
    assert found is not None
    assert (found.text, line[found.start : found.end]) == (text, text)
    assert resolve(found, NOW)[0] == iso


def test_a_date_in_other_digits_before_an_age() -> None:
    found = find_all("١٢/٦/٢٠٢٥، آخر تحديث منذ ٥ ساعات")
    assert [date.text for date in found] == ["١٢/٦/٢٠٢٥", "منذ ٥ ساعات"]


@pytest.mark.parametrize("line", ["७ दिन ²", "अध्याय ७", "١٢ كتابا"])
def test_other_digits_that_are_no_date(line: str) -> None:
    assert find(line) is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("الخميس 12 يونيو 2025 02:30 م", "2025-06-12T14:30"),
        ("12 يونيو ,2025: 02:30 م GST", "2025-06-12T14:30"),
        ("12 يونيو 2025 - 02:30 مساءً", "2025-06-12T14:30"),
        ("12 يونيو 2025، 14:30", "2025-06-12T14:30"),
        ("12 يونيو 2025 12:30 ص", "2025-06-12T00:30"),
        ("12 يونيو 2025 02:30 صباحا", "2025-06-12T02:30"),
        ("12 يونيو 2025 02:30 محمد علي", "2025-06-12T02:30"),
        ("12 يونيو 2025 02:30 صحيفة", "2025-06-12T02:30"),
        ("12 Ιουνίου 2025, 02:30 μ.μ.", "2025-06-12T14:30"),
        ("12 Ιουνίου 2025, 02:30 π.μ.", "2025-06-12T02:30"),
        ("12 Ιουνίου 2025, 02:30 μεταφορές", "2025-06-12T02:30"),
        ("১২ জুন ২০২৫, ০২:৩০ পিএম", "2025-06-12T14:30"),
        ("১২ জুন ২০২৫, ১২:৩০ এএম", "2025-06-12T00:30"),
    ],
)
def test_halves_of_the_day(line: str, iso: str) -> None:
    found = find(line)
    assert found is not None
    assert resolve(found, None)[0] == iso


@pytest.mark.parametrize(
    ("line", "text", "iso"),
    [
        (
            "June 12, 20255:30 PM GMT+1Updated 2 days",
            "June 12, 20255:30 PM GMT+1",
            "2025-06-12T17:30+01:00",
        ),
        ("June 12, 20255:00 AM ET", "June 12, 20255:00 AM ET", "2025-06-12T05:00"),
        ("June 12, 202512:30 PM", "June 12, 202512:30 PM", "2025-06-12T12:30"),
        ("12 juin 202514:30", "12 juin 202514:30", "2025-06-12T14:30"),
        ("12 June 2025 14:30 GMT+0530", "12 June 2025 14:30 GMT+0530", "2025-06-12T14:30+05:30"),
        ("June 12, 20255", "June 12", "2025-06-12"),
        ("June 12, 202512:75", "June 12", "2025-06-12"),
        ("June 12, 20:25", "June 12, 20:25", "2025-06-12T20:25"),
    ],
)
def test_a_time_that_is_glued_to_the_year(line: str, text: str, iso: str) -> None:
    found = find(line)
    assert found is not None
    assert (found.text, resolve(found, NOW)[0]) == (text, iso)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("Publié hier à 14h30, modifié hier à 15h00", ["hier à 14h30", "hier à 15h00"]),
        (
            "Heute, 14:30 Uhr, aktualisiert heute, 15:00 Uhr",
            ["Heute, 14:30 Uhr", "heute, 15:00 Uhr"],
        ),
        (
            "Published yesterday at 2:30 PM, updated today at 9:00 AM",
            ["yesterday at 2:30 PM", "today at 9:00 AM"],
        ),
        ("Вчера в 14:30, обновлено сегодня в 9:00", ["Вчера в 14:30", "сегодня в 9:00"]),
        ("Heute, 14:30, aktualisiert vor 2 Stunden", ["Heute, 14:30", "vor 2 Stunden"]),
        ("Publié avant-hier", ["avant-hier"]),
        ("一昨日 14:30", ["一昨日 14:30"]),
        ("USA Today 5 hours ago", ["5 hours ago"]),
        ("USA Today · today", ["today"]),
        ("Channel 5 Today 5 hours ago", ["5 hours ago"]),
    ],
)
def test_days_by_name_are_read_from_left_to_right(line: str, texts: list[str]) -> None:
    assert [date.text for date in find_all(line)] == texts


@pytest.mark.parametrize(
    ("line", "text", "ago"),
    [
        ("2 hours, 15 minutes ago", "2 hours, 15 minutes ago", (135, "minute")),
        ("3 weeks 4 days ago", "3 weeks 4 days ago", (25, "day")),
        ("Updated 1 year 3 months ago", "1 year 3 months ago", (15, "month")),
        ("1 month, 2 weeks ago", "1 month, 2 weeks ago", (1, "month")),
        ("an hour and 5 minutes ago", "an hour and 5 minutes ago", (65, "minute")),
        ("By Jane Doe | 1 day 3 hours ago", "1 day 3 hours ago", (27, "hour")),
        ("2 часа 15 минут назад", "2 часа 15 минут назад", (135, "minute")),
        ("2 ore e 15 minuti fa", "2 ore e 15 minuti fa", (135, "minute")),
        ("vor 2 Stunden und 15 Minuten", "vor 2 Stunden und 15 Minuten", (135, "minute")),
        ("il y a 2 heures et 15 minutes", "il y a 2 heures et 15 minutes", (135, "minute")),
        ("il y a 2 heures 3 min", "il y a 2 heures", (2, "hour")),
        ("vor 2 Stunden und 3 Tagen", "vor 2 Stunden", (2, "hour")),
        ("2 hours ago in 15 minutes", "2 hours ago", (2, "hour")),
        ("What he said in 5 days 2 hours ago", "2 hours ago", (2, "hour")),
        ("5 min read, 2 hours ago", "2 hours ago", (2, "hour")),
        ("10 years, 5 hours ago", "5 hours ago", (5, "hour")),
        ("Channel 24 · 2 hours ago", "2 hours ago", (2, "hour")),
        ("3 minutes 2 hours ago", "2 hours ago", (2, "hour")),
    ],
)
def test_ages_of_two_units(line: str, text: str, ago: tuple[int, str]) -> None:
    found = find(line)
    assert found is not None
    assert (found.text, found.ago) == (text, ago)


@pytest.mark.parametrize(
    "text",
    [
        *("Version 3.4.21", "v2.6.12", "v. 2.6.12", "Softwareversion 3.4.21", "Release 1.2.14"),
        *("2.6.12-1+deb12u3", "2.6.12rc1", "版本 3.4.21"),
    ],
)
def test_the_number_of_a_version_is_no_day(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(
    "text", ["3.4.21", "Stand: 3.4.21", "3.4.21-5.4.21", "Version vom 3.4.21", "Gov. 3.4.21"]
)
def test_a_day_in_few_digits(text: str) -> None:
    found = find(text)
    assert found is not None
    assert (found.year, found.month, found.day) == (2021, 4, 3)
