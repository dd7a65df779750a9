{{ config(materialized='view', schema='intermediate') }}

-- every day of the years that the warehouse knows; the star itself goes by the year
select cast(unnest(generate_series(
    make_date(min(year), 1, 1), make_date(max(year), 12, 31), interval 1 day
)) as date) as date_day
from {{ ref('dim_year') }}
