import type { Area } from '#app/domain/catalog/area.ts'
import type { Dish } from '#app/domain/catalog/dish.ts'
import type { GiArea, GiProduct } from '#app/domain/catalog/gi-product.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import type { Scene } from '#app/domain/catalog/scene.ts'
import type { Work } from '#app/domain/catalog/work.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { Row } from '../schema.ts'

/** From rows of the catalog to what the product speaks of. */
export function placeOf(row: Row<'places'>): Place {
  return {
    id: row.id,
    kind: row.kind,
    names: namesOf(row),
    description: { ja: row.description_ja, en: row.description_en },
    point: { lat: row.lat, lng: row.lng },
    coordinatePrecisionMeters: row.coordinate_precision_meters,
    prefectureCode: row.prefecture_code,
    municipalityCode: row.municipality_code,
    stationGroup: row.station_group,
    isOutdoor: row.is_outdoor === null ? null : row.is_outdoor === 1,
    stepFree: row.step_free,
    openingHours: row.opening_hours,
    lastOrderMinutes: row.last_order_minutes,
    stayMinutes: row.stay_minutes,
    priceYen: row.price_yen,
    diets: JSON.parse(row.diets),
    website: row.website,
    designationJa: row.designation_ja,
    significance: row.significance as Place['significance'],
    publication: row.publication,
    protection: row.protection,
    manners: { ja: row.manners_ja, en: row.manners_en },
    isSample: row.is_sample === 1,
    isConfirmed: row.confirmed_on !== null,
    confirmedOn: row.confirmed_on,
    version: row.version,
    sourceKey: row.source_key,
    sourceRef: row.source_ref,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function workOf(row: Row<'works'>): Work {
  return {
    id: row.id,
    kind: row.kind,
    names: { ja: row.title_ja, en: row.title_en, reading: row.title_reading },
    year: row.year,
    sourceKey: row.source_key,
    sourceRef: row.source_ref,
  }
}

export function sceneOf(row: Row<'scenes'>): Scene {
  return {
    id: row.id,
    workId: row.work_id,
    placeId: row.place_id,
    episode: row.episode,
    note: { ja: row.note_ja, en: row.note_en },
    sourceKey: row.source_key,
    isConfirmed: row.confirmed_on !== null,
    confirmedOn: row.confirmed_on,
  }
}

export function giProductOf(row: Row<'gi_products'>): GiProduct {
  return {
    id: row.id,
    register: row.register,
    giNumber: row.gi_number,
    names: namesOf(row),
    category: row.category,
    registeredOn: row.registered_on,
    productionArea: { ja: row.production_area_ja, en: row.production_area_en },
    isConfirmed: row.is_confirmed === 1,
    status: row.status,
    sourceKey: row.source_key,
    sourceRef: row.source_ref,
  }
}

export function giAreaOf(row: Row<'gi_areas'>): GiArea {
  return {
    giProductId: row.gi_product_id,
    level: row.level,
    areaCode: row.area_code,
    prefectureCode: row.prefecture_code,
    nameJa: row.name_ja,
    point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
  }
}

export function dishOf(row: Row<'dishes'>): Dish {
  return {
    id: row.id,
    prefectureCode: row.prefecture_code,
    names: namesOf(row),
    sourceKey: row.source_key,
    sourceRef: row.source_ref,
  }
}

export function areaOf(row: Row<'areas'>): Area {
  return {
    id: row.id,
    names: namesOf(row),
    summary: { ja: row.summary_ja, en: row.summary_en },
    prefectureCodes: JSON.parse(row.prefecture_codes),
    point: { lat: row.lat, lng: row.lng },
    radiusMeters: row.radius_meters,
    stationGroup: row.station_group,
    sortOrder: row.sort_order,
    sourceKey: row.source_key,
  }
}

export function namesOf(row: { name_ja: string; name_en: string | null; name_reading: string | null }): Names {
  return { ja: row.name_ja, en: row.name_en, reading: row.name_reading }
}
